namespace Percolaw.Learning;

/// <summary>What a learner passes up the paths from training sites to the root, and what it keeps of it at each site.</summary>
/// <typeparam name="TMessage">What a site tells its parent.</typeparam>
/// <typeparam name="TKnown">What the way down needs to know about a site of the union.</typeparam>
internal interface IPathRule<TMessage, TKnown>
    where TMessage : struct
    where TKnown : struct
{
    /// <summary>The message of a subtree without training sites.</summary>
    static abstract TMessage Nothing { get; }

    /// <summary>Adds the message of one more child; children come in decreasing order.</summary>
    static abstract void Merge(ref TMessage received, in TMessage fromChild);

    /// <summary>Turns what the children of a site told into what is kept of it and what it tells its own parent.</summary>
    static abstract TKnown Conclude(in LabelledTree tree, int site, bool isTraining, in TMessage received, out TMessage upward);
}
