namespace Percolaw.Formats;

/// <summary>What a configuration file says cannot be; the file itself could be read.</summary>
public sealed class ConfigurationException : PercolawException
{
    /// <summary>Creates the exception with its one-line message.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its one-line message and what caused it.</summary>
    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
