namespace Percolaw.Tests;

public sealed class Placeholder
{
    [Fact]
    public void Nothing() => true.ShouldBeTrue();
}
