namespace Percolaw.Runs;
