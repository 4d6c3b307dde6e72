using System.Text;
using System.Xml;
using System.Xml.Linq;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>A feed as Atom (RFC 4287).</summary>
/// <param name="Id">Never changes, wherever the feed is read.</param>
/// <param name="Title">The feed's title.</param>
/// <param name="Language">Code of the language of every text in it.</param>
/// <param name="Author">Who publishes it.</param>
/// <param name="Links">The feed itself, and what it is about.</param>
/// <param name="Entries">Newest first.</param>
internal sealed record AtomFeed(
    string Id, string Title, string Language, string Author, IReadOnlyList<AtomLink> Links, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>Media type of an answer.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed in UTF-8.</summary>
    public byte[] Write()
    {
        // A feed without entries has never changed.
        var updated = Entries.Count > 0 ? Entries[0].Updated : new Timestamp();
        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", Language),
            new XElement(Atom + "id", Id),
            new XElement(Atom + "title", Title),
            new XElement(Atom + "updated", Rfc3339.Format(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", Author)),
            Links.Select(Element),
            Entries.Select(Element));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            feed.WriteTo(xml);
        }

        return bytes.ToArray();
    }

    private static XElement Element(AtomLink link) => new(Atom + "link",
        new XAttribute("rel", link.Relation), new XAttribute("href", link.Address), new XAttribute("type", link.Type));

    private static XElement Element(AtomEntry entry) => new(Atom + "entry",
        new XElement(Atom + "id", entry.Id),
        new XElement(Atom + "title", entry.Title),
        new XElement(Atom + "updated", Rfc3339.Format(entry.Updated)),
        Element(entry.Link),
        new XElement(Atom + "summary", entry.Summary),
        entry.Content is null ? null : new XElement(Atom + "content", new XAttribute("type", "text"), entry.Content));
}

/// <summary>One event of a feed.</summary>
/// <param name="Id">Never changes, wherever the feed is read.</param>
/// <param name="Title">What happened, in a line.</param>
/// <param name="Updated">When.</param>
/// <param name="Link">Where it shows.</param>
/// <param name="Summary">What happened, in sentences.</param>
/// <param name="Content">The event itself as text, every line feed kept; null where it is not in the feed.</param>
internal sealed record AtomEntry(string Id, string Title, Timestamp Updated, AtomLink Link, string Summary, string? Content = null);

/// <summary>An address in a feed.</summary>
/// <param name="Relation">What it is to the feed or the entry.</param>
/// <param name="Address">Absolute, where the public origin is known.</param>
/// <param name="Type">Media type of what stands there.</param>
internal sealed record AtomLink(string Relation, string Address, string Type);
