using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages.Figures;

namespace Medborgarlofte.Gateway.Pages.Pictures;

/// <summary>The picture of a shared link: whose pledge, in whose words, and how it stands.</summary>
internal static class Card
{
    private const float Left = 80, Room = Canvas.Width - (2 * Left), Foot = 585;

    /// <summary>Of a municipality: the agreement that its page shows first.</summary>
    public static byte[] OfMunicipality(Language language, string name, MunicipalityFollowUp followUp)
    {
        using var canvas = Begin(language.T("Medborgarlöften", "Citizens’ pledges"), followUp.Agreements.Any(agreement => agreement.Example), language);
        var y = canvas.Lines(name, Left, 180, Room, 76, 1, Canvas.Ink, bold: true);
        if (followUp.Shown(Visit.DayOf(followUp.AsOf)) is not [var shown, ..])
        {
            canvas.Lines(language.T("Det finns inget undertecknat medborgarlöfte här.", "There is no signed citizens’ pledge here."), Left, y + 80, Room, 40, 2, Canvas.Soft);
            return canvas.ToPng();
        }

        State(canvas, language, shown, canvas.Lines(shown.Title, Left, y + 66, Room, 38, 2, Canvas.Soft) + 40);
        return End(canvas, language, followUp.AsOf, followUp.StandingStill);
    }

    /// <summary>Of an agreement: its commitments by state.</summary>
    public static byte[] OfAgreement(Language language, GetAgreementFollowUpResponse response)
    {
        var agreement = response.Agreement;
        using var canvas = Begin(response.Municipality.Name, agreement.Example, language);
        State(canvas, language, agreement, canvas.Lines(agreement.Title, Left, 170, Room, 54, 2, Canvas.Ink, bold: true) + 50);
        return End(canvas, language, response.AsOf, response.StandingStill);
    }

    /// <summary>Of a commitment: its wording, its state and its number.</summary>
    public static byte[] OfCommitment(Language language, GetAgreementFollowUpResponse response, CommitmentFollowUp commitment)
    {
        using var canvas = Begin($"{response.Municipality.Name}, {language.Years(response.Agreement.Period)}", response.Agreement.Example, language);
        var y = canvas.Lines(commitment.Text, Left, 160, Room, 46, 4, Canvas.Ink, bold: true) + 36;
        canvas.Shape(commitment.Outcome.Shape(), Left, y, 40);
        var pace = language.Pace(commitment);
        canvas.Text($"{language.Outcome(commitment)}{(pace.Length > 0 ? $". {pace}" : "")}", Left + 56, y + 34, 38, Canvas.Ink, bold: true);
        if (commitment.Targets is [var target, ..] && Bar.Of(target, null, default) is { } bar)
        {
            DrawBar(canvas, bar, y + 70, commitment.Outcome == Outcome.NotReported ? language.T("inget redovisat", "nothing reported") : language.Progress(target),
                language.Required(target));
        }
        else
        {
            canvas.Lines(language.Progress(commitment), Left, y + 90, Room, 34, 1, Canvas.Soft);
        }

        return End(canvas, language, response.AsOf, response.StandingStill);
    }

    private static Canvas Begin(string over, bool example, Language language)
    {
        var canvas = new Canvas();
        canvas.Box(0, 0, 16, Canvas.Height, Canvas.Accent);
        var room = Room;
        if (example)
        {
            var text = language.T("Exempel: påhittade rapporter", "Example: made-up reports");
            canvas.Text(text, Canvas.Width - Left, 82, 28, Canvas.Accent, bold: true, fromRight: true);
            room -= 420;
        }

        canvas.Lines(over, Left, 82, room, 30, 1, Canvas.Soft);
        return canvas;
    }

    private static byte[] End(Canvas canvas, Language language, Timestamp asOf, RepeatedField<StandingStill> standing)
    {
        var day = language.Day(Visit.DayOf(asOf));
        canvas.Lines(standing.Count > 0 ? language.StandingStill(standing[0]) : language.T($"Läget den {day}, räknat efter fasta regler", $"As it stands on {day}, counted by fixed rules"),
            Left, Foot, Room, 28, 1, Canvas.Soft);
        return canvas.ToPng();
    }

    private static void State(Canvas canvas, Language language, AgreementFollowUp agreement, float y)
    {
        var standing = Standing.Of(agreement, language);
        var width = Math.Min(64, Room / Math.Max(1, standing.States.Sum(state => state.Count)));
        var x = Left;
        foreach (var (outcome, count) in standing.States)
        {
            for (var cell = 0; cell < count; cell++, x += width)
            {
                canvas.Shape(outcome.Shape(), x, y, width * .84f);
            }
        }

        y += width + 58;
        foreach (var (row, states) in standing.States.Chunk(3).Index())
        {
            foreach (var (column, (outcome, count)) in states.Index())
            {
                var at = Left + (column * Room / 3);
                canvas.Shape(outcome.Shape(), at, y + (row * 52) - 26, 30);
                canvas.Text(language.Outcomes(outcome, count), at + 42, y + (row * 52), 32, Canvas.Ink);
            }
        }

        if (standing.Behind.Count > 0)
        {
            var behind = language.T(standing.Behind.Count == 1 ? "1 ligger efter" : $"{standing.Behind.Count} ligger efter", $"{standing.Behind.Count} behind");
            canvas.Text(behind, Left, y + ((standing.States.Count + 2) / 3 * 52), 32, Canvas.Ink, bold: true);
        }
    }

    private static void DrawBar(Canvas canvas, Bar bar, float y, string count, string required)
    {
        const float height = 46;
        if (bar.Filled is { } filled)
        {
            canvas.Box(Left, y, Room, height, Canvas.Track);
            canvas.Box(Left, y, (float)(Room * Math.Clamp(filled, 0, 1)), height, Canvas.Accent);
        }
        else
        {
            canvas.Unknown(Left, y, Room, height);
        }

        var mark = Left + (float)(Room * Math.Clamp(bar.Mark, 0, 1));
        canvas.Box(mark - 3, y - 8, 6, height + 16, Canvas.Ink);
        canvas.Text(count, Left, y + height + 44, 34, Canvas.Ink, bold: true);
        canvas.Text(required, Canvas.Width - Left, y + height + 44, 34, Canvas.Soft, fromRight: true);
    }
}
