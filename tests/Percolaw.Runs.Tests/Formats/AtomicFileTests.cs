using Percolaw.Formats;

namespace Percolaw.Tests.Formats;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WriteText_NewFolder_MakesItAndLeavesOneFile()
    {
        string path = folder["a/b/file.txt"];
        AtomicFile.WriteText(path, "one");
        AtomicFile.WriteText(path, "zwölf");
        File.ReadAllText(path).ShouldBe("zwölf");
        File.ReadAllBytes(path).Length.ShouldBe(6);
        Directory.GetFileSystemEntries(folder["a/b"]).Length.ShouldBe(1);
    }

    [Fact]
    public void Write_WriterFails_KeepsTheOldFileAndNoTemporary()
    {
        string path = folder["file.txt"];
        AtomicFile.WriteText(path, "old");
        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(path, _ => throw new InvalidOperationException("no")));
        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void WriteText_PathIsAFolder_IsOneLine()
    {
        Directory.CreateDirectory(folder["taken"]);
        OneLine(() => AtomicFile.WriteText(folder["taken"], "x")).ShouldContain("it is a folder");
    }

    [Fact]
    public void WriteText_FileInPlaceOfFolder_IsOneLine()
    {
        File.WriteAllText(folder["file"], "");
        OneLine(() => AtomicFile.WriteText(folder["file/below.txt"], "x")).ShouldStartWith($"cannot write {folder["file/below.txt"]}");
    }

    [Fact]
    public void WriteText_NoPermissionOrNoSpace_IsOneLine()
    {
        // Nobody, not even root, makes a file there.
        if (!Directory.Exists("/proc/self")) return;
        OneLine(() => AtomicFile.WriteText("/proc/self/percolaw.txt", "x")).ShouldStartWith("cannot write /proc/self/percolaw.txt");
    }

    [Fact]
    public void Write_DiskFull_SaysSo()
    {
        const int NoSpaceOnUnix = 28, NoSpaceOnWindows = 112;
        int code = OperatingSystem.IsWindows() ? NoSpaceOnWindows : NoSpaceOnUnix;
        OneLine(() => AtomicFile.Write(folder["file"], _ => throw new IOException("No space left on device", code))).ShouldContain("the disk is full");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void RemoveLeftovers_KilledWriter_RemovesOnlyItsFiles()
    {
        File.WriteAllText(folder[".percolaw-0123.tmp"], "half");
        File.WriteAllText(folder["mine.tmp"], "whole");
        AtomicFile.RemoveLeftovers(folder.Path);
        Directory.GetFiles(folder.Path).ShouldBe([folder["mine.tmp"]]);
    }

    private static string OneLine(Action action)
    {
        string message = Should.Throw<PercolawException>(action).Message;
        message.ShouldNotContain("\n");
        return message;
    }
}
