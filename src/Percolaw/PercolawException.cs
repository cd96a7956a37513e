namespace Percolaw;

/// <summary>
/// A failure that the user can mend. The message is one line: what is wrong, where, and what to do.
/// Programming errors are argument exceptions; this one is for data, files and requests.
/// </summary>
public class PercolawException : Exception
{
    /// <summary>Creates the exception with its one-line message.</summary>
    public PercolawException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its one-line message and what caused it.</summary>
    public PercolawException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
