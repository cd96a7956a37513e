namespace Percolaw.Learning;

/// <summary>One set of training sites whose paths to the root are collected beside those of others.</summary>
internal interface IPathEvaluation
{
    /// <summary>Begins the union of the paths.</summary>
    void BeginPaths(in LabelledTree tree);

    /// <summary>Collects the union in the block that begins at a site.</summary>
    void AdvancePaths(in LabelledTree tree, int from);

    /// <summary>Goes to the root, from where the sweep begins, and clears the errors.</summary>
    void Rewind();
}
