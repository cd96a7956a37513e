namespace Percolaw.Percolation;

/// <summary>Whose critical exponents a table uses.</summary>
public enum ExponentEdition
{
    /// <summary>The values in Brill 2024, arXiv:2412.07942.</summary>
    Paper,

    /// <summary>More recent or exact values.</summary>
    Later,
}
