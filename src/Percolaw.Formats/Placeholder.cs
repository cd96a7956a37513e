namespace Percolaw.Formats;
