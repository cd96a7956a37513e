using Percolaw.Randomness;

namespace Percolaw.Percolation;

/// <summary>The loops of a sweep, made for one neighbourhood, kind of element and tracking.</summary>
internal abstract unsafe class SweepLoops
{
    /// <summary>The loops that suit a box.</summary>
    public static SweepLoops For(LatticeBox box, PercolationKind kind, bool tracking)
    {
        return BinaryTorus.Suits(box) ? For<BinaryTorus>(box, kind, tracking) : For<AnyNeighbourhood>(box, kind, tracking);
    }

    /// <summary>Makes the empty configuration.</summary>
    public abstract void Clear(ref SweepState state);

    /// <summary>Makes and labels a random configuration of exactly so many elements.</summary>
    public abstract void Occupy(ref SweepState state, ref RandomStream stream, long count, long elements);

    /// <summary>Looks ahead for the first time.</summary>
    public abstract void Start(ref SweepState state, long slot);

    /// <summary>Occupies the elements of slots; the next slot.</summary>
    public abstract long Run(ref SweepState state, long slot, long end);

    private static SweepLoops For<TNeighbourhood>(LatticeBox box, PercolationKind kind, bool tracking)
        where TNeighbourhood : struct, INeighbourhood
    {
        bool sites = kind == PercolationKind.Site;
        if (!tracking) return sites ? new Sites<TNeighbourhood, TrackNothing>() : new Bonds<TNeighbourhood, TrackNothing>();
        if (box.Boundary == Boundary.Free) return sites ? new Sites<TNeighbourhood, TrackFaces>() : new Bonds<TNeighbourhood, TrackFaces>();
        return sites ? new Sites<TNeighbourhood, TrackWindings>() : new Bonds<TNeighbourhood, TrackWindings>();
    }

    private sealed class Sites<TNeighbourhood, TTracking> : SweepLoops
        where TNeighbourhood : struct, INeighbourhood
        where TTracking : struct, ITracking
    {
        public override void Clear(ref SweepState state) => SweepStart<TNeighbourhood, TTracking>.Clear(ref state, false);

        public override void Occupy(ref SweepState state, ref RandomStream stream, long count, long elements)
        {
            SweepStart<TNeighbourhood, TTracking>.Clear(ref state, false);
            SweepStart<TNeighbourhood, TTracking>.OccupySites(ref state, ref stream, count);
        }

        public override void Start(ref SweepState state, long slot) => SiteSweep<TNeighbourhood, TTracking>.Start(ref state, slot);

        public override long Run(ref SweepState state, long slot, long end) => SiteSweep<TNeighbourhood, TTracking>.Run(ref state, slot, end);
    }

    private sealed class Bonds<TNeighbourhood, TTracking> : SweepLoops
        where TNeighbourhood : struct, INeighbourhood
        where TTracking : struct, ITracking
    {
        public override void Clear(ref SweepState state) => SweepStart<TNeighbourhood, TTracking>.Clear(ref state, true);

        public override void Occupy(ref SweepState state, ref RandomStream stream, long count, long elements) =>
            SweepStart<TNeighbourhood, TTracking>.OccupyBonds(ref state, ref stream, count, elements);

        public override void Start(ref SweepState state, long slot) => BondSweep<TNeighbourhood, TTracking>.Start(ref state, slot);

        public override long Run(ref SweepState state, long slot, long end) => BondSweep<TNeighbourhood, TTracking>.Run(ref state, slot, end);
    }
}
