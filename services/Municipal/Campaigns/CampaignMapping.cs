using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Campaigns;

/// <summary>From the wire to the entity, with every check, and from the event back to the wire.</summary>
internal static class CampaignMapping
{
    /// <summary>INVALID_ARGUMENT naming every bad field, or PERMISSION_DENIED; otherwise the sealed record.</summary>
    public static Campaign Read(Wire.Campaign? wire, string reason, Caller caller)
    {
        var violations = new Violations("campaign");
        wire ??= new Wire.Campaign();
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Municipality(wire.MunicipalityCode);
        violations.Kind(wire.Kind, wire.MunicipalityCode);
        violations.OptionalSlug(wire.Area, "area");
        violations.Codes(wire.Focuses, "focuses", code => Focuses.Find(code) is not null, "focus", CodeNames.Focus);
        violations.Text(wire.Title, "title", 120, required: true);
        var start = violations.DayDone(wire.StartDate, "startDate", caller.Today);
        var end = violations.OptionalDay(wire.EndDate, "endDate", notBefore: start);
        CheckRiskOccasions(wire.RiskOccasions, violations);
        violations.Codes(wire.Audiences, "audiences", code => Audiences.Find(code) is not null, "audience", CodeNames.Audience);
        violations.Codes(wire.Channels, "channels", code => CampaignChannels.Find(code) is not null, "channel", CodeNames.Channels);
        violations.Text(wire.NationalCampaign, "nationalCampaign", 120);
        violations.Parties(wire.JointWith, "jointWith");
        violations.Slugs(wire.ThirdParties, "thirdParties");
        violations.Slugs(wire.CoveredItems, "coveredItems");
        violations.RecordReference(wire.DuplicateOf, "duplicateOf");
        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);

        var campaign = new Campaign
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = wire.MunicipalityCode,
            Area = wire.Area,
            Kind = wire.Kind,
            Focuses = wire.Focuses.ToSet(),
            Title = wire.Title,
            StartDate = start,
            EndDate = end == start ? null : end,
            RiskOccasions =
            [
                .. wire.RiskOccasions.Select(risk => new OccasionYear(risk.Occasion, risk.Year))
                    .OrderBy(risk => risk.Year).ThenBy(risk => risk.Occasion, StringComparer.Ordinal),
            ],
            Audiences = wire.Audiences.ToSet(),
            Channels = wire.Channels.ToSet(),
            NationalCampaign = wire.NationalCampaign,
            JointWith = wire.JointWith.ToSet(),
            ThirdParties = wire.ThirdParties.ToSet(),
            CoveredItems = wire.CoveredItems.ToSet(),
            DuplicateOf = wire.DuplicateOf,
            Example = wire.Example,
        };
        campaign.SealContent();
        return campaign;
    }

    /// <summary>A version, as told.</summary>
    public static Wire.Campaign ToWire(CampaignRecorded recorded, RecordState state)
    {
        var wire = new Wire.Campaign
        {
            Source = recorded.Source,
            RecordId = recorded.RecordId,
            SourceVersion = recorded.SourceVersion,
            MunicipalityCode = recorded.MunicipalityCode,
            Area = recorded.Area,
            Kind = recorded.Kind,
            Title = recorded.Title,
            StartDate = WireFormat.Day(recorded.StartDate),
            EndDate = WireFormat.Day(recorded.EndDate),
            NationalCampaign = recorded.NationalCampaign,
            DuplicateOf = recorded.DuplicateOf,
            Example = recorded.Example,
            State = state,
        };
        wire.Focuses.AddRange(recorded.Focuses);
        wire.RiskOccasions.AddRange(recorded.RiskOccasions.Select(risk => new RiskOccasionYear { Occasion = risk.Occasion, Year = risk.Year }));
        wire.Audiences.AddRange(recorded.Audiences);
        wire.Channels.AddRange(recorded.Channels);
        wire.JointWith.AddRange(recorded.JointWith);
        wire.ThirdParties.AddRange(recorded.ThirdParties);
        wire.CoveredItems.AddRange(recorded.CoveredItems);
        return wire;
    }

    /// <summary>An agreement may have occasions of its own, which only FollowUp knows: any code is taken here.</summary>
    private static void CheckRiskOccasions(RepeatedField<RiskOccasionYear> risks, Violations violations)
    {
        for (var i = 0; i < risks.Count; i++)
        {
            var (risk, field) = (risks[i], $"riskOccasions[{i}]");
            violations.Slug(risk.Occasion, $"{field}.occasion");
            violations.Require(risk.Year is >= 1990 and <= 2100, $"{field}.year", "1990-2100.");
            violations.Require(!risks.Take(i).Contains(risk), field, "Each occasion once in a year.");
        }
    }
}
