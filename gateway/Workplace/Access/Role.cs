namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>The words of the token's claim "role".</summary>
internal static class Role
{
    /// <summary>Registers, corrects, withdraws and imports for its party.</summary>
    public const string Reporter = "reporter";

    /// <summary>That, and drafts, closes months, and keeps meetings, steps, texts and reviews.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Signs, seals and agrees to revisions.</summary>
    public const string Signatory = "signatory";

    /// <summary>Gives and ends the memberships of its own party.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads drafts.</summary>
    public const string Observer = "observer";

    /// <summary>In the order in which pages list them.</summary>
    public static readonly IReadOnlyList<string> All = [Reporter, Coordinator, Signatory, Administrator, Observer];
}
