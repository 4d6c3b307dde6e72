using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>Renders components to HTML, on the server and once: no script is ever sent.</summary>
internal sealed partial class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    private const string RemovedInEnglish = "[text removed]";

    /// <summary>A page as a public body.</summary>
    /// <param name="parameters">Of the component.</param>
    /// <param name="now">
    /// The instant that the page is about when it stands for "now": two pages that differ in nothing else are one version. Null for a page
    /// about an instant of the reader's choice.
    /// </param>
    public async Task<PublicBody> BodyAsync<TPage>(Dictionary<string, object?> parameters, Timestamp? now = null)
        where TPage : IComponent
    {
        var html = await HtmlAsync<TPage>(parameters);
        var bytes = Encoding.UTF8.GetBytes(html);
        return now is null
            ? PublicBody.Of(bytes)
            : new PublicBody(bytes, PublicBody.Of(Encoding.UTF8.GetBytes(Position().Replace(html.Replace(Rfc3339.Format(now), "", StringComparison.Ordinal), ""))).Etag);
    }

    /// <summary>A page as text.</summary>
    public async Task<string> HtmlAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());

        // The renderer writes every letter outside ASCII as a reference; in UTF-8 the letter itself is shorter and can be read.
        var page = BlankLines().Replace(Reference().Replace(html, Letter), "\n");
        return parameters.Values.OfType<Visit>().FirstOrDefault()?.Language == Language.English
            ? page.Replace(FreeTexts.Removed, RemovedInEnglish, StringComparison.Ordinal)
            : page;
    }

    private static string Letter(Match reference) =>
        int.Parse(reference.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= 0xA0 and var code
            ? char.ConvertFromUtf32(code)
            : reference.Value;

    [GeneratedRegex(@"position=[0-9]+\.[0-9]+\.[0-9]+")]
    private static partial Regex Position();

    [GeneratedRegex("&#x([0-9A-F]{2,6});")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\r\n]\s*[\r\n]\s*|\n[ ]+")]
    private static partial Regex BlankLines();
}
