namespace Percolaw.Figures;
