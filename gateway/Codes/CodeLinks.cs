using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>Finds the code list that a text is about, for errors and for the API's description.</summary>
internal static partial class CodeLinks
{
    // As the comments of the contracts say it.
    private static readonly (Regex Words, string Address)[] InComments =
    [
        (KindWords(), CodeAddresses.Kinds), (FocusWords(), CodeAddresses.Focuses), (UnitWords(), CodeAddresses.Units),
        (OutcomeWords(), CodeAddresses.Outcomes), (AudienceWords(), CodeAddresses.Audiences), (ChannelWords(), CodeAddresses.Channels),
        (OccasionWords(), CodeAddresses.RiskOccasions), (MunicipalityWords(), CodeAddresses.Municipalities), (AreaWords(), CodeAddresses.Areas),
        (ThirdPartyWords(), CodeAddresses.ThirdParties),
    ];

    /// <summary>Address of the list that an error names; null when it names none.</summary>
    public static string? InError(string description) =>
        AddressPattern().Match(description) is { Success: true } found ? GatewayComposition.BasePath + found.Value : null;

    /// <summary>Address of the list that a field's comment is about; null when it is about none.</summary>
    public static string? InComment(string comment)
    {
        var address = InComments.FirstOrDefault(list => list.Words.IsMatch(comment)).Address;
        return address is null ? null : GatewayComposition.BasePath + address;
    }

    [GeneratedRegex(@"/codes/[a-z]+(-[a-z]+)*")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("kind list|^Kind code")]
    private static partial Regex KindWords();

    [GeneratedRegex("^Focus codes|focus list")]
    private static partial Regex FocusWords();

    [GeneratedRegex("^Unit code|unit list")]
    private static partial Regex UnitWords();

    [GeneratedRegex("outcome (code )?list")]
    private static partial Regex OutcomeWords();

    [GeneratedRegex("^Audience codes|audience list")]
    private static partial Regex AudienceWords();

    [GeneratedRegex("^Channel codes|channel list")]
    private static partial Regex ChannelWords();

    [GeneratedRegex("risk occasion list")]
    private static partial Regex OccasionWords();

    [GeneratedRegex("^(Four-digit kommunkod|The municipality's kommunkod)")]
    private static partial Regex MunicipalityWords();

    [GeneratedRegex("area code from the municipality's own list", RegexOptions.IgnoreCase)]
    private static partial Regex AreaWords();

    [GeneratedRegex("^Codes of third parties")]
    private static partial Regex ThirdPartyWords();
}
