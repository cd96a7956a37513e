namespace Percolaw.Percolation;

/// <summary>What a cluster's sites carry beside their link, for the JIT to specialise loops.</summary>
internal interface ITracking
{
    /// <summary>Each site has its winding to the site it links to.</summary>
    static abstract bool Windings { get; }

    /// <summary>Each root has the faces of direction 1 that its cluster touches: 1 lower, 2 upper.</summary>
    static abstract bool Faces { get; }
}

/// <summary>Nothing is left to be found out: 4 bytes a site.</summary>
internal readonly struct TrackNothing : ITracking
{
    public static bool Windings => false;

    public static bool Faces => false;
}

/// <summary>Periodic, until all directions are wrapped: 8 bytes a site.</summary>
internal readonly struct TrackWindings : ITracking
{
    public static bool Windings => true;

    public static bool Faces => false;
}

/// <summary>Free, until a cluster spans: 8 bytes a site.</summary>
internal readonly struct TrackFaces : ITracking
{
    public static bool Windings => false;

    public static bool Faces => true;
}
