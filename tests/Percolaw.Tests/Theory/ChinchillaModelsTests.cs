using Percolaw.Theory;

namespace Percolaw.Tests.Theory;

public sealed class ChinchillaModelsTests
{
    [Fact]
    public void All_AgainstReference_IsTheTable()
    {
        string[] lines = File.ReadAllLines(Tools.ReferenceFile("data/chinchilla_models.csv"));
        ChinchillaModels.All.Select(model => $"{model.ParametersMillions},{model.Width}").ShouldBe(lines.Skip(1));
    }

    [Fact]
    public void All_Always_HasFiftyRisingModels()
    {
        ChinchillaModels.All.Count.ShouldBe(50);
        ChinchillaModels.All.Select(model => model.Parameters).ShouldBeInOrder();
        ChinchillaModels.All.ShouldAllBe(model => model.Width % 64 == 0);
    }
}
