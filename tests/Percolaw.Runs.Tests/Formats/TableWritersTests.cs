using System.Globalization;
using Percolaw.Formats;

namespace Percolaw.Tests.Formats;

public sealed class TableWritersTests
{
    private static Table Example() => new Table("example", "name", "n", "loss", "learnt")
        .Add("plain", 1L, 0.1, true)
        .Add("with, comma and \"quotes\"", 30_000_000L, 1e-20, false)
        .Add("two\nlines", null, double.NaN, null);

    [Fact]
    public void Csv_AllKindsOfCells_FollowsRfc4180() => TableCsv.ToText(Example()).ShouldBe(
        "name,n,loss,learnt\nplain,1,0.1,true\n\"with, comma and \"\"quotes\"\"\",30000000,1E-20,false\n\"two\nlines\",,,\n");

    [Fact]
    public void Csv_AnotherCulture_IsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            TableCsv.ToText(Example()).ShouldContain("plain,1,0.1,true");
            JsonText.ToText(JsonText.ToArray(Example())).ShouldContain("\"loss\": 0.1,");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Json_Table_IsAnArrayOfObjectsWithNulls()
    {
        string json = JsonText.ToText(JsonText.ToArray(Example()));
        json.ShouldStartWith("[\n  {\n    \"name\": \"plain\",\n    \"n\": 1,\n    \"loss\": 0.1,\n    \"learnt\": true\n  },");
        json.ShouldContain("\"loss\": null");
        json.ShouldEndWith("]\n");
    }

    [Fact]
    public void Summary_NestedValues_KeepTheirOrder()
    {
        JsonSummary summary = new JsonSummary().Add("z", 1).Add("a", new JsonSummary().Add("missing", double.NaN).Add("list", new[] { 1.5, 2 }));
        summary.ToText().ShouldBe("{\n  \"z\": 1,\n  \"a\": {\n    \"missing\": null,\n    \"list\": [\n      1.5,\n      2\n    ]\n  }\n}\n");
    }

    [Fact]
    public void Summary_BadNames_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new JsonSummary().Add("camelCase", 1));
        Should.Throw<ArgumentException>(() => new JsonSummary().Add("twice", 1).Add("twice", 2));
    }
}
