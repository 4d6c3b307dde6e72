using System.Globalization;
using Medborgarlofte.Contracts.FollowUp.V1;
using ReportedProblem = Medborgarlofte.Contracts.FollowUp.V1.Problem;

namespace Medborgarlofte.Gateway.Workplace.Pictures;

/// <summary>A situation picture as its form holds it: whatever was written.</summary>
/// <param name="Id">The record id.</param>
/// <param name="Etag">The stored version that it began with; empty for a new one.</param>
/// <param name="Date">The day that it was settled.</param>
/// <param name="Title">Its title.</param>
/// <param name="Problems">The problems; a new one has no id.</param>
/// <param name="Sources">What it rests on, one on each line.</param>
/// <param name="Reason">Why it is changed or taken back.</param>
/// <param name="Faults">What is wrong, by the id of the field.</param>
public sealed record PictureForm(
    string Id, string Etag, string Date, string Title, IReadOnlyList<PictureProblem> Problems, string Sources, string Reason, IReadOnlyList<(string Id, string Text)> Faults)
{
    /// <summary>As many as a picture holds.</summary>
    public const int MostProblems = 100;

    public static PictureForm Of(SituationPicture picture) => new(
        picture.RecordId, picture.State?.Etag ?? "", picture.Date, picture.Title,
        [.. picture.Problems.Select(problem => new PictureProblem(problem.Id, problem.Text))], string.Join('\n', picture.Sources), "", []);

    public static PictureForm Of(IFormCollection form) => new(
        form["id"].ToString(), form["etag"].ToString(), form["date"].ToString().Trim(), form["title"].ToString().Trim(),
        [.. Enumerable.Range(0, MostProblems).Select(place => new PictureProblem(form[$"id-{place}"].ToString(), Lines(form[$"problem-{place}"].ToString()).Trim()))
            .Where(problem => problem.Text.Length > 0)],
        Lines(form["sources"].ToString()), form["reason"].ToString().Trim(), []);

    /// <summary>As it is reported; what the form does not show stays as it is stored.</summary>
    public SituationPicture ToPicture(SituationPicture stored)
    {
        var picture = new SituationPicture(stored) { Date = Date, Title = Title, State = null };
        var areas = stored.Problems.ToDictionary(problem => problem.Id, problem => problem.Areas);
        var taken = stored.Problems.Select(problem => problem.Id).ToHashSet(StringComparer.Ordinal);
        picture.Problems.Clear();
        foreach (var problem in Problems)
        {
            var id = taken.Contains(problem.Id) ? problem.Id : NextId(taken);
            picture.Problems.Add(new ReportedProblem { Id = id, Text = problem.Text, Areas = { areas.GetValueOrDefault(id) ?? [] } });
        }

        picture.Sources.Clear();
        picture.Sources.AddRange(Sources.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return picture;
    }

    private static string NextId(HashSet<string> taken)
    {
        var number = 1;
        while (!taken.Add(number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}

/// <summary>A problem of a situation picture.</summary>
/// <param name="Id">The id that promises name; empty for a new one.</param>
/// <param name="Text">The problem.</param>
public sealed record PictureProblem(string Id, string Text);
