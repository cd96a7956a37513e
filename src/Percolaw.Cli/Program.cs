using Percolaw.Cli;
using Percolaw.Cli.Framework;

return ConsoleHost.Run(args, CommandList.All);
