using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.SituationPictures;

/// <summary>From the wire to the entity, with every check, and from the entity back to the wire.</summary>
internal static class SituationPictureMapping
{
    public const int LongestTitle = 200;
    private const int LongestProblem = 500;
    private const int LongestSource = 200;

    /// <summary>INVALID_ARGUMENT naming every bad field, or PERMISSION_DENIED; otherwise the sealed record.</summary>
    public static SituationPicture Read(Wire.SituationPicture wire, string reason, Caller caller)
    {
        var violations = new Violations("picture");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Municipality(wire.MunicipalityCode);
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        violations.Text(wire.Title, "title", LongestTitle, required: true);
        CheckProblems(wire.Problems, violations);
        foreach (var (index, source) in wire.Sources.Index())
        {
            violations.Text(source, $"sources[{index}]", LongestSource, required: true);
        }

        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);
        var picture = new SituationPicture
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = wire.MunicipalityCode,
            Date = date,
            Title = wire.Title,
            Problems = [.. wire.Problems.Select(ToTerms)],
            Sources = [.. wire.Sources],
            Example = wire.Example,
        };
        picture.SealContent();
        return picture;
    }

    /// <summary>The current version, as told.</summary>
    public static Wire.SituationPicture ToWire(SituationPicture picture) => ToWire((SituationPictureRecorded)picture.ToEvent(), RecordStates.Of(picture));

    /// <summary>A version from the journal, as told.</summary>
    public static Wire.SituationPicture ToWire(SituationPictureRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        MunicipalityCode = recorded.MunicipalityCode,
        Date = WireFormat.Day(recorded.Date),
        Title = recorded.Title,
        Problems = { recorded.Problems.Select(ToWire) },
        Sources = { recorded.Sources },
        Example = recorded.Example,
        State = state,
    };

    private static void CheckProblems(RepeatedField<Wire.Problem> problems, Violations violations)
    {
        foreach (var (index, problem) in problems.Index())
        {
            var field = $"problems[{index}]";
            violations.Slug(problem.Id, $"{field}.id");
            violations.Text(problem.Text, $"{field}.text", LongestProblem, required: true);
            violations.Slugs(problem.Areas, $"{field}.areas");
        }

        violations.EachOnce(problems.Select(problem => problem.Id), index => $"problems[{index}].id");
    }

    private static ProblemTerms ToTerms(Wire.Problem wire) => new(wire.Id, wire.Text, wire.Areas.ToSet());

    private static Wire.Problem ToWire(ProblemTerms terms) => new() { Id = terms.Id, Text = terms.Text, Areas = { terms.Areas } };
}
