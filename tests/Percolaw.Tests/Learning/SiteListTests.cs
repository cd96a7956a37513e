using FsCheck;
using FsCheck.Fluent;
using Percolaw.Learning;

namespace Percolaw.Tests.Learning;

public sealed class SiteListTests
{
    [Fact]
    public void Insert_AnySites_AreASortedSet() =>
        Prop.ForAll<int[]>(sites =>
        {
            var list = new SiteList();
            var set = new SortedSet<int>();
            foreach (int site in sites)
            {
                if (list.Insert(Math.Abs(site % 50)) != set.Add(Math.Abs(site % 50)))
                    return false;
            }

            return list.Sites.SequenceEqual(set.ToArray()) && list.Count == set.Count;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2, 9));

    [Fact]
    public void Append_BeyondTheFirstMemory_KeepsAll()
    {
        var list = new SiteList();
        for (int site = 0; site < 1000; site++)
            list.Append(3 * site);
        list.Sites.ToArray().ShouldBe(Enumerable.Range(0, 1000).Select(site => 3 * site));
        list.Clear();
        list.Count.ShouldBe(0);
        list.Sites.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void CopyFrom_AnyList_IsIndependentOfIt()
    {
        SiteList source = Trees.Sites([.. Enumerable.Range(0, 100)]), copy = Trees.Sites(7);
        copy.CopyFrom(source);
        source.Clear();
        source.Append(1);
        copy.Sites.ToArray().ShouldBe(Enumerable.Range(0, 100));
        copy.CopyFrom(source);
        copy.Sites.ToArray().ShouldBe([1]);
    }
}
