namespace Percolaw.Percolation;

/// <summary>The occupation numbers at which clusters first reached around or across.</summary>
internal sealed class SweepEvents(LatticeBox box)
{
    public long? WrapsFirst { get; private set; }

    public long? WrapsAny { get; private set; }

    public long? WrapsAll { get; private set; }

    public long? Spans { get; private set; }

    /// <summary>Nothing is left to happen.</summary>
    public bool Complete => box.Boundary == Boundary.Free ? Spans is not null : WrapsAll is not null;

    public void Clear() => (WrapsFirst, WrapsAny, WrapsAll, Spans) = (null, null, null, null);

    /// <summary>Takes note of what was found up to an occupation number.</summary>
    /// <param name="found">See <see cref="SweepTotals.Found"/>.</param>
    /// <param name="occupation">The occupation number.</param>
    public void Note(uint found, long occupation)
    {
        if (found == 0) return;
        if (box.Boundary == Boundary.Free)
        {
            Spans ??= occupation;
            return;
        }
        WrapsAny ??= occupation;
        if ((found & Lanes.Mask(box.Dimension, 0)) != 0) WrapsFirst ??= occupation;
        for (int axis = 0; axis < box.Dimension; axis++)
        {
            if ((found & Lanes.Mask(box.Dimension, axis)) == 0) return;
        }
        WrapsAll ??= occupation;
    }
}
