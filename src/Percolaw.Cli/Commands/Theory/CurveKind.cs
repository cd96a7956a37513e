using Percolaw.Theory;

namespace Percolaw.Cli.Commands.Theory;

/// <summary>What the loss is scaled with: a model's degrees of freedom, or data.</summary>
internal sealed record CurveKind(
    string Name,
    string Description,
    string Scale,
    string QuantaLimit,
    string Example,
    Func<double, double, ScalingCurve> Integral,
    Func<double, double, long?, ScalingCurve> Exact)
{
    public static CurveKind Model { get; } = new(
        "model",
        "loss against a model's degrees of freedom",
        "degrees of freedom N",
        "alpha",
        """
        percolaw theory model --alpha 1 --c-over-d 0.5 --at 500,3e4
            n       loss     k_br  local_exponent
          500   0.178394  58.0374        0.412121
        30000  0.0286951  1079.95        0.469939

        percolaw theory model --c-over-d 1.5 --clusters 316 --report model.html
        """,
        (alpha, exponent) => new ModelScaling(alpha, exponent),
        (alpha, exponent, clusters) => new ExactModelScaling(alpha, exponent, clusters));

    public static CurveKind Data { get; } = new(
        "data",
        "loss against the size of the data set",
        "data set sizes",
        "alpha/(1+alpha)",
        """
        percolaw theory data --alpha 1 --c-over-d 0.5 --at 500,3e4
        percolaw theory data --c-over-d 0.5 --method exact --format csv > data.csv
        """,
        (alpha, exponent) => new DataScaling(alpha, exponent),
        (alpha, exponent, clusters) => new ExactDataScaling(alpha, exponent, clusters));
}
