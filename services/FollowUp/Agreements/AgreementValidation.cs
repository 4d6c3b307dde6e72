using System.Text.RegularExpressions;
using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks a draft. What is only hard to follow up passes here and is told by <see cref="PromiseLinter"/>.</summary>
internal static partial class AgreementValidation
{
    private const int LongestTitle = 200;
    private const int LongestText = 1000;
    private const int LongestEffect = 500;
    private const int LongestEffectSource = 200;

    /// <summary>INVALID_ARGUMENT naming every bad field (VALIDATION_FAILED, PERSONAL_DATA).</summary>
    public static void Check(Wire.Agreement wire)
    {
        var violations = new Violations("agreement");
        CheckHead(wire, violations);
        var period = violations.Span(wire.Period, "period");
        var validFrom = violations.OptionalDay(wire.ValidFrom, "validFrom");
        violations.Require(period is null || validFrom is null || period.Contains(validFrom.Value), "validFrom", "Within the period.");
        CheckDeclarations(wire, violations);
        CheckSchoolTerms(wire.SchoolTerms, violations);
        CheckOwnOccasions(wire.OwnOccasions, violations);
        CheckPromises(wire, violations);
        CommitmentValidation.Check(violations, wire.Commitments, AgreementScope.Of(wire, period));
        violations.ThrowIfAny();
    }

    private static void CheckHead(Wire.Agreement wire, Violations violations)
    {
        violations.Require(IdPattern().IsMatch(wire.Id), "id", "Required: 3-64 characters of a-z 0-9 and -, such as vetlanda-2020-2021.");
        violations.InnocentId(wire.Id, "id");
        violations.Municipality(wire.MunicipalityCode);
        violations.Text(wire.Title, "title", LongestTitle, required: true);
        violations.Text(wire.PoliceArea, "policeArea", AgreementFields.LongestName);
        violations.Require(wire.District.Length == 0 || wire.Areas.Any(area => area.Code == wire.District),
            "district", "Not declared in the agreement's areas.");
        violations.OptionalSlug(wire.FollowsOn, "followsOn");
        violations.Require(wire.FollowsOn.Length == 0 || wire.FollowsOn != wire.Id, "followsOn", "Another agreement than this one.");
        violations.OptionalRecordId(wire.SituationPicture, "situationPicture");
        violations.Text(wire.Reading, "reading", LongestText, multiline: true);
    }

    private static void CheckDeclarations(Wire.Agreement wire, Violations violations)
    {
        violations.Declared([.. wire.Areas.Select(area => (area.Code, area.Name))], "areas");
        violations.Declared([.. wire.ThirdParties.Select(party => (party.Code, party.Name))], "thirdParties");
        foreach (var (index, area) in wire.Areas.Index().Where(area => area.Item.Phrase is not null))
        {
            violations.Localized(area.Phrase, $"areas[{index}].phrase");
        }

        foreach (var (index, party) in wire.ThirdParties.Index())
        {
            violations.Text(party.NameEn, $"thirdParties[{index}].nameEn", AgreementFields.LongestName);
        }

        foreach (var (index, kind) in wire.OwnKinds.Index())
        {
            var field = $"ownKinds[{index}]";
            violations.Text(kind.Promised, $"{field}.promised", AgreementFields.LongestName);
            if (kind.Done is not null)
            {
                violations.Localized(kind.Done, $"{field}.done");
            }

            violations.Kind(kind.Code, wire.MunicipalityCode, $"{field}.code");
            violations.Require(ActivityKinds.Find(kind.Code) is null, $"{field}.code", $"In the common kind list ({CodeAddresses.Kinds}) already.");
            violations.Localized(kind.Singular, $"{field}.singular");
            violations.Localized(kind.Plural, $"{field}.plural");
        }

        violations.EachOnce(wire.OwnKinds.Select(kind => kind.Code), index => $"ownKinds[{index}].code");
        CheckOwnNames(wire.OwnFocuses, "ownFocuses", wire.MunicipalityCode, violations);
        CheckOwnNames(wire.OwnOutcomes, "ownOutcomes", wire.MunicipalityCode, violations);
    }

    private static void CheckOwnNames(RepeatedField<OwnName> names, string list, string municipalityCode, Violations violations)
    {
        foreach (var (index, own) in names.Index())
        {
            violations.OwnCode(own.Code, municipalityCode, $"{list}[{index}].code");
            violations.Localized(own.Name, $"{list}[{index}].name");
        }

        violations.EachOnce(names.Select(own => own.Code), index => $"{list}[{index}].code");
    }

    private static void CheckSchoolTerms(RepeatedField<SchoolTerm> terms, Violations violations)
    {
        var spans = new List<DateSpan>();
        foreach (var (index, term) in terms.Index())
        {
            var field = $"schoolTerms[{index}]";
            violations.Text(term.Name, $"{field}.name", AgreementFields.LongestName, required: true);
            violations.Require(term.Period is not null, $"{field}.period", "Required: the first and the last day of the term.");
            if (violations.Span(term.Period, $"{field}.period") is { } span)
            {
                // A record in two terms would be counted in both.
                violations.Require(spans.All(other => span.End < other.Start || other.End < span.Start), $"{field}.period", "Overlaps another term.");
                spans.Add(span);
            }
        }

        violations.EachOnce(terms.Select(term => term.Name), index => $"schoolTerms[{index}].name");
    }

    private static void CheckOwnOccasions(RepeatedField<OwnOccasion> occasions, Violations violations)
    {
        foreach (var (index, own) in occasions.Index())
        {
            var field = $"ownOccasions[{index}]";
            violations.Slug(own.Occasion, $"{field}.occasion");
            if (own.Name is not null || RiskOccasions.Find(own.Occasion) is null)
            {
                violations.Localized(own.Name, $"{field}.name");
            }

            var years = new HashSet<int>();
            foreach (var (i, date) in own.Dates.Index())
            {
                var day = violations.Day(date, $"{field}.dates[{i}]");
                violations.Require(day == default || years.Add(day.Year), $"{field}.dates[{i}]", "One day in each year.");
            }
        }

        violations.EachOnce(occasions.Select(own => own.Occasion), index => $"ownOccasions[{index}].occasion");
    }

    private static void CheckPromises(Wire.Agreement wire, Violations violations)
    {
        var commitments = wire.Commitments.Select(commitment => commitment.Id).ToHashSet();
        foreach (var (index, promise) in wire.Promises.Index())
        {
            var field = $"promises[{index}]";
            violations.Slug(promise.Id, $"{field}.id");
            violations.Text(promise.Text, $"{field}.text", LongestText, required: true, multiline: true);
            violations.Slugs(promise.Problems, $"{field}.problems");
            foreach (var (number, effect) in promise.Effects.Index())
            {
                violations.Text(effect.Text, $"{field}.effects[{number}].text", LongestEffect, required: true, multiline: true);
                violations.Text(effect.Source, $"{field}.effects[{number}].source", LongestEffectSource);
                violations.Require(effect.Commitment.Length == 0 || commitments.Contains(effect.Commitment),
                    $"{field}.effects[{number}].commitment", "No commitment of the agreement has this id.");
            }
        }

        violations.EachOnce(wire.Promises.Select(promise => promise.Id), index => $"promises[{index}].id");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{2,63}\\z")]
    private static partial Regex IdPattern();
}
