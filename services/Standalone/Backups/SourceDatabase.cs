namespace Medborgarlofte.Standalone.Backups;

/// <summary>The databases that hold everything, as files; the read store is made from them.</summary>
internal static class SourceDatabase
{
    /// <summary>Their names. The one with the webhooks is copied first: no position of theirs is then ahead of a journal's copy.</summary>
    public static readonly IReadOnlyList<string> Names = ["followup", "police", "municipal"];

    /// <summary>The read store's name.</summary>
    public const string ReadStore = "reporting";

    /// <summary>The Issuer's name. It has no journal, and is there from the first sign-in or client on.</summary>
    public const string Issuer = "issuer";

    /// <summary>Name of a database's file.</summary>
    public static string FileOf(string name) => $"{name}.db";
}
