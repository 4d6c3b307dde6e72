using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>The state of an agreement to paste into another site, such as polisen.se: as plain text, and as HTML without classes or styles.</summary>
internal static class Copy
{
    // Swedish letters as they are.
    private static readonly HtmlEncoder Html5 = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(Language language, GetAgreementFollowUpResponse response, string address)
    {
        var text = new StringBuilder($"{response.Agreement.Title}\n{Days(language, response)}\n");
        foreach (var promise in response.Agreement.Promises.Where(promise => promise.Commitments.Count > 0))
        {
            text.Append($"\n{(promise.Text.Length > 0 ? promise.Text : Others(language))}\n");
            foreach (var commitment in promise.Commitments)
            {
                text.Append($"- {commitment.Text} {State(language, commitment)}\n");
            }
        }

        return text.Append($"\n{address}\n").ToString();
    }

    public static string Html(Language language, GetAgreementFollowUpResponse response, string address)
    {
        var html = new StringBuilder($"<h2>{Encoded(response.Agreement.Title)}</h2>\n<p>{Encoded(Days(language, response))}</p>\n");
        foreach (var promise in response.Agreement.Promises.Where(promise => promise.Commitments.Count > 0))
        {
            html.Append($"<h3>{Encoded(promise.Text.Length > 0 ? promise.Text : Others(language))}</h3>\n<ul>\n");
            foreach (var commitment in promise.Commitments)
            {
                html.Append($"<li>{Encoded(commitment.Text)} <strong>{Encoded(State(language, commitment))}</strong></li>\n");
            }

            html.Append("</ul>\n");
        }

        return html.Append($"<p><a href=\"{Encoded(address)}\">{Encoded(language.T("Hela uppföljningen", "The whole follow-up"))}</a></p>\n").ToString();
    }

    private static string Days(Language language, GetAgreementFollowUpResponse response)
    {
        var day = language.Day(Visit.DayOf(response.AsOf));
        var example = response.Agreement.Example ? language.T(" Exempel: rapporterna är påhittade.", " Example: the reports are made up.") : "";
        return $"{language.Days(response.Agreement.Period)}. {language.T($"Läget den {day}.", $"As it stands on {day}.")}{example}".Replace('\u00a0', ' ');
    }

    private static string State(Language language, CommitmentFollowUp commitment)
    {
        string[] parts = [language.Outcome(commitment), language.Progress(commitment), language.Pace(commitment)];
        return $"{string.Join(". ", parts.Where(part => part.Length > 0))}.".Replace('\u00a0', ' ');
    }

    private static string Others(Language language) => language.T("Övriga åtaganden", "Other commitments");

    private static string Encoded(string text) => Html5.Encode(text);
}
