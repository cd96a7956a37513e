using Percolaw.Formats;

namespace Percolaw.Tests.Formats.Training;

/// <summary>Columns are found by usual names and by those that are given, and choices are said.</summary>
public sealed class RunColumnsTests : RunFiles
{
    public static TheoryData<RunRole> Roles => [.. Enum.GetValues<RunRole>()];

    [Theory]
    [InlineData("Parameters,TOKENS,Final Loss")]
    [InlineData("n_params,n_tokens,val-loss")]
    [InlineData("numParams,trainTokens,ValidationLoss")]
    [InlineData("Model Size,dataset_size,test_loss")]
    [InlineData("N,D,L")]
    [InlineData("n,d,l")]
    [InlineData("non_embedding_params,examples_seen,#loss#")]
    public void Load_UsualNames_AreFound(string names)
    {
        LoadedRuns loaded = Load($"id;{names.Replace(',', ';')}\nx;1;2;3\n");
        ShouldBe(loaded.Runs, [1], [2], [3]);
        loaded.Columns[RunRole.Parameters].ShouldBe(names.Split(',')[0]);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void UsualNames_OfEachRole_AreItsOwn(RunRole role)
    {
        string[] Keys(RunRole of) => [.. RunColumns.UsualNames(of).Select(name => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant())];
        Keys(role).ShouldBeUnique();
        foreach (RunRole other in Enum.GetValues<RunRole>().Where(other => other != role)) Keys(role).Intersect(Keys(other)).ShouldBeEmpty();
        RunColumns.OptionName(role).ShouldStartWith("--");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void UsualNames_InTheDocs_AreThese(RunRole role)
    {
        string line = File.ReadLines(System.IO.Path.Combine(Sources.Root, "docs", "runs.md"))
            .Single(line => line.StartsWith($"| `{RunColumns.OptionName(role)}` |", StringComparison.Ordinal));
        line.Split('|')[3].Trim().ShouldBe(string.Join(", ", RunColumns.UsualNames(role).Select(name => $"`{name}`")));
    }

    [Fact]
    public void Load_SeveralCandidates_TakesTheFirstByNameAndSaysSo()
    {
        LoadedRuns loaded = Load("val_loss,params,loss,N\n1,2,3,4\n");
        loaded.Runs.Loss.ShouldBe([3]);
        loaded.Notes.ShouldBe(["parameters from column params, not N; --params COL chooses", "the loss from column loss, not val_loss; --loss COL chooses"]);
        Load("val_loss,params,loss\n1,2,3\n", With((RunRole.Loss, "val_loss"))).Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Load_NamedColumns_AreTaken()
    {
        LoadedRuns loaded = Load("Size (B),loss,x\n7,9,3\n", With((RunRole.Loss, "X"), (RunRole.Parameters, "Size (B)")));
        loaded.Runs.Loss.ShouldBe([3]);
        loaded.Runs.Parameters!.Value.ShouldBe([7]);
        loaded.Runs.Tokens.ShouldBeNull();
        loaded.Runs.Flops.ShouldBeNull();
    }

    [Fact]
    public void Load_WrongNames_AreRefused()
    {
        Refusal("params,loss\n1,2\n", With((RunRole.Loss, "los"))).ShouldBe("FILE: the column for --loss 'los' is not there; did you mean 'loss'?; its columns are params, loss");
        Refusal("params,loss,x,x\n1,2,3,4\n", With((RunRole.Loss, "x"))).ShouldBe("FILE: 2 columns are called x; rename all but one of them");
        Refusal("params,loss\n1,2\n", With((RunRole.Loss, "loss"), (RunRole.Tokens, "loss"))).ShouldBe("FILE: column loss cannot be both --tokens and --loss; name two columns");
        Refusal("params,loss\n1,2\n", With((RunRole.Parameters, RunColumns.None))).ShouldContain("no column has a usual name of parameters, tokens or FLOPs");
    }

    [Fact]
    public void Load_None_LeavesAColumnOut()
    {
        const string text = "params,tokens,flops,loss,weight\n1,2,99,3,5\n";
        Load(text).Runs.Flops!.Value.ShouldBe([99]);
        LoadedRuns loaded = Load(text, With((RunRole.Flops, "none"), (RunRole.Weight, "none")));
        loaded.Runs.Flops!.Value.ShouldBe([12]);
        loaded.Runs.Weights.ShouldBeNull();
        loaded.Notes.ShouldBe(["FLOPs derived by 6ND"]);
    }

    [Fact]
    public void Load_OtherColumns_AreRead()
    {
        LoadedRuns loaded = Load("N,D,U,loss,stderr,weight,curve\n1,8,2,3,0.5,2,b\n2,8,,3,0.25,1,a\n3,8,4,3,0.5,1,b\n4,8,4,3,,1,b\n");
        loaded.Runs.UniqueTokens!.Value.ShouldBe([2, 8, 4]);
        loaded.Runs.StandardErrors!.Value.ShouldBe([0.5, 0.25, 0.5]);
        loaded.Runs.Weights!.Value.ShouldBe([2, 1, 1]);
        loaded.Runs.Groups!.Value.ShouldBe([0, 1, 0]);
        loaded.GroupNames.ShouldBe(["b", "a"]);
        loaded.Notes.ShouldContain("weights from column weight; --weight none leaves it out");
        loaded.Problems.ShouldHaveSingleItem().ToString().ShouldBe("line 5, column stderr: it is empty");
    }

    [Fact]
    public void Load_Groups_AreTakenIfTheyRepeat()
    {
        Load("model,N,loss\na,1,2\nb,1,2\n").Runs.Groups.ShouldBeNull();
        Load("model,N,loss\na,1,2\na,1,2\n").Runs.Groups.ShouldBeNull();
        LoadedRuns loaded = Load("run,model,N,loss\n1,a,1,2\n2,b,1,2\n3,a,1,2\n");
        loaded.Runs.Groups!.Value.ShouldBe([0, 1, 0]);
        loaded.Notes.ShouldBe(["2 groups of runs from column model; --group none leaves them out"]);
        Load("run,model,N,loss\n1,a,1,2\n2,b,1,2\n3,a,1,2\n", With((RunRole.Group, "run"))).Runs.Groups!.Value.ShouldBe([0, 1, 2]);
        Load("run,model,N,loss\n1,a,1,2\n2,b,1,2\n3,a,1,2\n", With((RunRole.Group, "none"))).Runs.Groups.ShouldBeNull();
        Load("model,N,loss\n,1,2\na,1,2\n,1,2\na,1,2\n").Runs.Groups!.Value.ShouldBe([0, 1, 2, 1]);
    }
}
