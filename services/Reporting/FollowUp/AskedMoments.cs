using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The moment that a request asks for, from the wire.</summary>
internal static class AskedMoments
{
    /// <summary>INVALID_ARGUMENT (VALIDATION_FAILED: asOf, position) for what is none.</summary>
    public static AskedMoment Read(Timestamp? asOf, string position)
    {
        var instant = asOf?.ToInstant();
        if (position.Length == 0)
        {
            return new AskedMoment(instant);
        }

        var violations = new Violations("");
        violations.Require(JournalPosition.TryParse(position, out var place) && place.ToString() == position, "position",
            "The position that an answer stated, together with its asOf.");
        violations.ThrowIfAny();
        return new AskedMoment(instant, place);
    }
}
