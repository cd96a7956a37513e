using System.Globalization;
using System.Text.Json;
using Percolaw.Percolation;

namespace Percolaw.Tests.Percolation;

public sealed class CriticalExponentsTests
{
    [Theory]
    [InlineData(2, 187.0 / 91, 91.0 / 48)]
    [InlineData(3, 2.1892, 2.53)]
    [InlineData(4, 2.3142, 3.06)]
    [InlineData(5, 2.419, 3.54)]
    [InlineData(6, 2.487, 4)]
    [InlineData(7, 2.5, 4)]
    [InlineData(8, 2.5, 4)]
    [InlineData(100, 2.5, 4)]
    public void Of_Paper_IsThePapersTable(int dimension, double fisher, double fractal)
    {
        CriticalExponents exponents = CriticalExponents.Of(dimension);
        exponents.FisherExponent.Value.ShouldBe(fisher);
        exponents.FractalDimension.Value.ShouldBe(fractal);
        exponents.DataExponent.ShouldBe(exponents.QuantaExponent / (1 + exponents.QuantaExponent), 1e-14);
        exponents.FisherExponent.Source.ShouldNotBeEmpty();
        exponents.FractalDimension.Source.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_Later_ObeysHyperscaling(int dimension)
    {
        CriticalExponents exponents = CriticalExponents.Of(dimension, ExponentEdition.Later);
        double expected = 1 + dimension / exponents.FractalDimension.Value;
        exponents.FisherExponent.Value.ShouldBe(expected, 1e-5 + 3 * (exponents.FisherExponent.StandardError ?? 0));
    }

    // d = 2: τ - 2 = 5/91 and 3 - τ = 86/91, σ = 36/91.
    [Theory]
    [InlineData(2, 86.0 / 5, 36.0 / 91)]
    [InlineData(7, 1, 0.5)]
    public void QuantaExponent_ExactDimensions_IsRational(int dimension, double quanta, double cutOff)
    {
        CriticalExponents exponents = CriticalExponents.Of(dimension, ExponentEdition.Later);
        exponents.QuantaExponent.ShouldBe(quanta, 1e-12);
        exponents.CutOffExponent.ShouldBe(cutOff, 1e-14);
    }

    [Fact]
    public void Of_Later_IsTheReference()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement reference = document.RootElement.GetProperty("exponents");
        for (int dimension = 2; dimension <= 8; dimension++)
        {
            JsonElement row = reference.GetProperty(dimension < 6 ? dimension.ToString(CultureInfo.InvariantCulture) : "6+");
            CriticalExponents exponents = CriticalExponents.Of(dimension, ExponentEdition.Later);
            Value(row.GetProperty(dimension == 5 ? "tau_direct" : "tau")).ShouldBeRelatively(exponents.FisherExponent.Value, 1e-15);
            Value(row.GetProperty("D")).ShouldBeRelatively(exponents.FractalDimension.Value, 1e-15);
            Value(row.GetProperty("nu")).ShouldBeRelatively(exponents.CorrelationLengthExponent.Value, 1e-15);
        }
    }

    [Fact]
    public void SiteThreshold_AllDimensions_IsTheReference()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Tools.ReferenceFile("percolation.json")));
        JsonElement reference = document.RootElement.GetProperty("p_c").GetProperty("hypercubic");
        for (int dimension = 2; dimension <= 13; dimension++)
        {
            PublishedValue threshold = HypercubicThresholds.Of(PercolationKind.Site, dimension)!;
            JsonElement site = reference.GetProperty(dimension.ToString(CultureInfo.InvariantCulture)).GetProperty("site");
            threshold.Value.ShouldBe(Value(site));
            threshold.StandardError.ShouldBe(site.GetProperty("err").GetDouble());
            threshold.Value.ShouldBeGreaterThan(BetheLattice.ThresholdOf(2 * dimension));
        }
        HypercubicThresholds.Of(PercolationKind.Site, 14).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public void Of_NoTransition_Throws(int dimension) =>
        Should.Throw<ArgumentOutOfRangeException>(() => CriticalExponents.Of(dimension)).Message.ShouldContain("must be at least 2");

    // Numbers are written as such, as decimals in strings or as fractions.
    private static double Value(JsonElement entry)
    {
        JsonElement value = entry.GetProperty("value");
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetDouble();
        double[] parts = [.. value.GetString()!.Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return parts.Length == 2 ? parts[0] / parts[1] : parts[0];
    }
}
