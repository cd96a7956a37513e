namespace Percolaw.Formats;

/// <summary>The formats of array files.</summary>
public enum ArrayFormat
{
    /// <summary>A zip file of NumPy arrays, one for each column (<c>.npz</c>).</summary>
    Npz,

    /// <summary>One NumPy array of records, one record for each row (<c>.npy</c>).</summary>
    Npy,

    /// <summary>Lines of numbers with commas between them (<c>.csv</c>).</summary>
    Csv,

    /// <summary>One JSON object for each row, each on its line (<c>.jsonl</c>).</summary>
    JsonLines,

    /// <summary>Named tensors behind a JSON header, as PyTorch and others read them (<c>.safetensors</c>).</summary>
    Safetensors,
}
