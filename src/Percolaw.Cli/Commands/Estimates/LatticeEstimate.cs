using Percolaw.Experiments;
using Percolaw.Percolation;

namespace Percolaw.Cli.Commands.Estimates;

/// <summary>An estimate and the lattice that it is for.</summary>
internal sealed record LatticeEstimate(int Dimension, PercolationKind Kind, CriticalEstimate Estimate);
