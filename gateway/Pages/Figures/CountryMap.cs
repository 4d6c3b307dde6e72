using Medborgarlofte.Contracts.Reporting.V1;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;
using Municipality = Medborgarlofte.Contracts.Codes.Municipality;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>A dot for each municipality, where it lies, by whether it has a pledge: never by how the pledge goes.</summary>
internal sealed class CountryMap
{
    private const double North = 68.6;
    private const double South = 55.2;
    private const double West = 11;
    private const double East = 24;
    private const double Degree = 34;

    // A degree of longitude is that much shorter in the middle of the country.
    private static readonly double Narrowing = Math.Cos((North + South) / 2 * Math.PI / 180);

    private CountryMap(ILookup<PledgeTime, Municipality> places) => Places = places;

    /// <summary>Width of the drawing.</summary>
    public static double Width { get; } = Math.Ceiling((East - West) * Narrowing * Degree);

    /// <summary>Height of the drawing.</summary>
    public static double Height { get; } = Math.Ceiling((North - South) * Degree);

    /// <summary>The municipalities, by what they have on the day.</summary>
    public ILookup<PledgeTime, Municipality> Places { get; }

    /// <summary>The map of a day: a pledge that runs shows before one that comes, and that before one that has ended.</summary>
    public static CountryMap Of(IEnumerable<FollowedAgreement> agreements, DateOnly day)
    {
        var times = agreements.GroupBy(agreement => agreement.Municipality.Code)
            .ToDictionary(place => place.Key, place => place.Max(agreement => TimeOf(agreement, day)));
        return new CountryMap(MunicipalityCodes.All.ToLookup(municipality => times.GetValueOrDefault(municipality.Code)));
    }

    /// <summary>Dots as one path: a line of no length each, with round ends.</summary>
    public string Dots(PledgeTime time) => string.Concat(Places[time].Select(place =>
        $"M{Svg.N((place.Longitude - West) * Narrowing * Degree)} {Svg.N((North - place.Latitude) * Degree)}h0"));

    // A pledge without days runs until it is replaced.
    private static PledgeTime TimeOf(FollowedAgreement agreement, DateOnly day) => agreement.Period is not { } period ? PledgeTime.Running
        : day > Language.Parse(period.EndDate) ? PledgeTime.Ended
        : day < Language.Parse(period.StartDate) ? PledgeTime.Coming
        : PledgeTime.Running;
}

/// <summary>What a municipality has on a day; a later value shows before an earlier one.</summary>
internal enum PledgeTime
{
    /// <summary>No pledge here.</summary>
    None,

    /// <summary>Only pledges that have ended.</summary>
    Ended,

    /// <summary>A pledge that is signed and begins later.</summary>
    Coming,

    /// <summary>A pledge that runs.</summary>
    Running,
}
