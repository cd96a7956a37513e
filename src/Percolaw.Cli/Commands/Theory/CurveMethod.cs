namespace Percolaw.Cli.Commands.Theory;

/// <summary>How the sum over clusters is done.</summary>
internal enum CurveMethod
{
    /// <summary>As an integral: the published formulas.</summary>
    Integral,

    /// <summary>Term by term, with the tail by the Hurwitz zeta function.</summary>
    Exact,
}
