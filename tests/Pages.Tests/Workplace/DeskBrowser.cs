using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Works at the demonstration's desk by the forms that a browser would send.</summary>
public sealed class DeskBrowser(DemoHost host) : IDisposable
{
    /// <summary>Its connection, with cookies.</summary>
    public HttpClient Http { get; } = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.RestAddress };

    /// <summary>Begins a session for a party.</summary>
    public async Task SignInAsync(string party)
    {
        using var answer = await Http.PostAsync("/arbetsplats/logga-in", new FormUrlEncodedContent([new("party", party), new("return", "/arbetsplats")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>The page at an address.</summary>
    public async Task<IDocument> GetAsync(string address) => await ReadAsync(await Http.GetAsync(address));

    /// <summary>Makes a draft of a text.</summary>
    public async Task<IDocument> BeginAsync(string text, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var list = await GetAsync("/arbetsplats/avtal");
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Value(list, "main input[name=form]")), "form");
        form.Add(new StringContent(text), "text");
        var answer = await Http.PostAsync("/arbetsplats/avtal", form);
        Assert.Equal(expected, answer.StatusCode);
        return await ReadAsync(answer);
    }

    /// <summary>Presses a button of the desk.</summary>
    public Task<IDocument> PressAsync(IDocument desk, string button, params (string Name, string Value)[] typed) =>
        PressAsync(desk, button, HttpStatusCode.OK, typed);

    /// <summary>Presses a button of the desk.</summary>
    public Task<IDocument> PressAsync(IDocument desk, string button, HttpStatusCode expected, params (string Name, string Value)[] typed) =>
        SendAsync(desk, "form.desk", expected, [.. typed, ("do", button)]);

    /// <summary>Sends a page's form with what was typed.</summary>
    public async Task<IDocument> SendAsync(IDocument page, string selector, HttpStatusCode expected, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)page.QuerySelector(selector)!;
        var fields = Fields(form).Where(field => typed.All(one => one.Name != field.Key)).Concat(typed.Select(one => new KeyValuePair<string?, string?>(one.Name, one.Value)));
        var answer = await Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
        Assert.Equal(expected, answer.StatusCode);
        return await ReadAsync(answer);
    }

    /// <summary>The stored draft.</summary>
    public async Task<JsonObject> JsonAsync(IDocument desk) => JsonNode.Parse(await Http.GetStringAsync($"{AddressOf(desk)}/avtal.json"))!.AsObject();

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();

    /// <summary>Where a draft's form is sent.</summary>
    public static string AddressOf(IDocument desk) => desk.QuerySelector("form.desk")!.GetAttribute("action")!;

    /// <summary>What stands in a field.</summary>
    public static string Value(IDocument page, string selector) => ((IHtmlInputElement)page.QuerySelector(selector)!).Value;

    /// <summary>The texts of the commitments.</summary>
    public static List<string> Texts(IDocument desk) => [.. desk.QuerySelectorAll("textarea[name$='].text']")
        .Where(text => text.GetAttribute("name")!.StartsWith("t:commitments", StringComparison.Ordinal)).Select(text => text.TextContent)];

    /// <summary>What the browser would send.</summary>
    public static List<KeyValuePair<string?, string?>> Fields(IHtmlFormElement form) =>
    [
        .. from element in form.Elements
           let name = element.GetAttribute("name")
           where name is not null && element is not IHtmlButtonElement && element is not IHtmlInputElement { Type: "checkbox", IsChecked: false }
           select new KeyValuePair<string?, string?>(name, element switch
           {
               IHtmlInputElement input => input.Value,
               IHtmlTextAreaElement text => text.Value,
               IHtmlSelectElement list => list.Value ?? "",
               _ => "",
           }),
    ];

    /// <summary>An answer as a page.</summary>
    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        }
    }
}
