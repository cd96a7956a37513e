using Percolaw.Data;
using Percolaw.Formats;

namespace Percolaw.Cli.Commands.DataSets;

/// <summary>A file and what was measured in it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Arrays">Its columns.</param>
/// <param name="Recipe">What its numbers follow from; null where the file does not say.</param>
/// <param name="Description">What was measured.</param>
internal sealed record DescribedFile(string Path, ArrayFile Arrays, DataSetRecipe? Recipe, DataSetDescription Description)
{
    /// <summary>The parameters of a hierarchical data set, by which exact expectations are known.</summary>
    public HierarchicalParameters? Hierarchy => (Recipe?.Model as HierarchicalModel)?.Hierarchy;

    /// <summary>The squared length of an edge of the trees; null where the file does not say.</summary>
    public double? SquaredEdge => Recipe is null ? null : Math.Pow(Recipe.Model.EdgeLength, 2);

    /// <summary>τ of the sizes: 1 + 1/(1 - q); null where there is no such law.</summary>
    public double? ExactExponent => Hierarchy is { CreateProbability: > 0 and < 1 } parameters ? 1 + (1 / (1 - parameters.CreateProbability)) : null;

    /// <summary>What the file says that it was made from; null where it says nothing, or nothing that we know.</summary>
    public static DataSetRecipe? RecipeOf(ArrayFile arrays, string path)
    {
        if (arrays.Metadata is null) return null;
        try
        {
            return DataSetRecipe.Read(DataSetRecipe.Members(arrays.Metadata, path), path);
        }
        catch (PercolawException)
        {
            // Somebody else's metadata; the numbers can be described all the same.
            return null;
        }
    }
}
