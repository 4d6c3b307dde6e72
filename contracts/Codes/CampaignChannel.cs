namespace Medborgarlofte.Contracts.Codes;

/// <summary>A way in which a campaign reaches its audiences.</summary>
/// <param name="Code">ASCII slug: "sociala-medier".</param>
/// <param name="Swedish">Fits after "via": "sociala medier".</param>
/// <param name="English">Fits after "through": "social media".</param>
public sealed record CampaignChannel(string Code, string Swedish, string English);

/// <summary>The common code list of campaign channels.</summary>
public static class CampaignChannels
{
    private static readonly CodeList<CampaignChannel> List = CodeFile.Read(
        "channels.csv", "code;sv;en", fields => new CampaignChannel(fields[0], fields[1], fields[2]));

    /// <summary>Every code, in the order of the file.</summary>
    public static IReadOnlyList<CampaignChannel> All => List.All;

    /// <summary>The entry with this code, or null.</summary>
    public static CampaignChannel? Find(string code) => List.Find(code);
}
