using Percolaw.Data;
namespace Percolaw.Formats;
internal abstract class Stub : IArrayLayout
{
    public ArrayContent Read(FileInput input) => throw new NotImplementedException();
    public long Size(IReadOnlyList<DataColumn> columns, string? metadata) => throw new NotImplementedException();
    public void Write(Stream stream, IReadOnlyList<DataColumn> columns, string? metadata, WriteProgress progress) => throw new NotImplementedException();
}
internal sealed class NpzLayout : Stub
{
    public static void Write(Stream stream, IReadOnlyList<NpzEntry> entries, WriteProgress progress) => throw new NotImplementedException();
    public static long Size(IReadOnlyList<NpzEntry> entries) => throw new NotImplementedException();
}
internal sealed class NpyLayout : Stub;
internal sealed class CsvLayout : Stub;
internal sealed class JsonLinesLayout : Stub;
internal sealed class SafetensorsLayout : Stub;
internal sealed record NpzEntry(string Name)
{
    public static NpzEntry Of(string name, DataColumn column) => new(name);
    public static NpzEntry OfText(string name, string type, byte[] text) => new(name);
    public static NpzEntry OfMetadata(string metadata) => new("parameters");
}
