namespace Medborgarlofte.Contracts.Codes;

/// <summary>
/// Where the API serves each code list, below its base path. A description of what was wrong with a code names the address, so that the
/// list is one click away over gRPC and REST alike.
/// </summary>
public static class CodeAddresses
{
    /// <summary>Kinds of activities, measures and campaigns; with <c>?municipality-code=</c> also a municipality's own.</summary>
    public const string Kinds = "/codes/kinds";

    /// <summary>Focuses.</summary>
    public const string Focuses = "/codes/focuses";

    /// <summary>Units of a quantity.</summary>
    public const string Units = "/codes/units";

    /// <summary>Outcomes.</summary>
    public const string Outcomes = "/codes/outcomes";

    /// <summary>Audiences.</summary>
    public const string Audiences = "/codes/audiences";

    /// <summary>Channels of a campaign.</summary>
    public const string Channels = "/codes/channels";

    /// <summary>Risk occasions; with <c>?municipality-code=</c> also a municipality's own.</summary>
    public const string RiskOccasions = "/codes/risk-occasions";

    /// <summary>Sweden's municipalities.</summary>
    public const string Municipalities = "/codes/municipalities";

    /// <summary>A municipality's own areas; needs <c>?municipality-code=</c>.</summary>
    public const string Areas = "/codes/areas";

    /// <summary>Others that take part in a municipality's agreements; needs <c>?municipality-code=</c>.</summary>
    public const string ThirdParties = "/codes/third-parties";
}
