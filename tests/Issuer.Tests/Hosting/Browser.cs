using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Issuer.Tests.Hosting;

/// <summary>What a browser does with forms and cookies; it follows a redirect only when it is told to.</summary>
internal sealed class Browser(TestServer server, string address)
{
    private readonly Dictionary<string, string> cookies = [];

    /// <summary>The page that was answered last.</summary>
    public Page Page { get; private set; } = null!;

    /// <summary>The cookies that it holds, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>The Set-Cookie headers of the last answer.</summary>
    public IReadOnlyList<string> SetCookies { get; private set; } = [];

    /// <summary>Another browser with the same cookies.</summary>
    public Browser Copy()
    {
        var copy = new Browser(server, address);
        foreach (var (name, value) in cookies)
        {
            copy.cookies[name] = value;
        }

        return copy;
    }

    public Task<Page> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(IssuerFixture.Address, path)));

    public Task<Page> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(IssuerFixture.Address, path))
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <summary>Sends the form of the last page that has a submit button as named, with its hidden fields and these.</summary>
    public Task<Page> SubmitAsync(string? button, params (string Name, string Value)[] fields)
    {
        var form = Page.Document.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .First(form => button is null || form.QuerySelectorAll("button").Any(element => element.GetAttribute("value") == button
                && fields.All(field => field.Name != "number" || form.QuerySelector($"[name=number][value='{field.Value}']") is not null)));
        var all = form.QuerySelectorAll("input[type=hidden]").Select(hidden => (hidden.GetAttribute("name")!, hidden.GetAttribute("value")!)).ToList();
        all.RemoveAll(hidden => fields.Any(field => field.Name == hidden.Item1));
        if (button is not null)
        {
            all.Add(("do", button));
        }

        return PostAsync(form.GetAttribute("action")!, [.. all, .. fields]);
    }

    /// <summary>Goes where the last answer leads, until a page stands there.</summary>
    public async Task<Page> FollowAsync()
    {
        while (Page.Location is { } location && location.Host == IssuerFixture.Address.Host)
        {
            await GetAsync(location.PathAndQuery);
        }

        return Page;
    }

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var context = await server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            http.Request.Method = request.Method.Method;
            http.Request.Scheme = "http";
            http.Request.Host = new Microsoft.AspNetCore.Http.HostString(request.Headers.Host ?? "elsewhere.test");
            http.Request.Path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
            http.Request.QueryString = new Microsoft.AspNetCore.Http.QueryString(request.RequestUri.Query);
            foreach (var header in request.Headers)
            {
                http.Request.Headers[header.Key] = header.Value.ToArray();
            }

            if (request.Content is { } content)
            {
                http.Request.ContentType = content.Headers.ContentType!.ToString();
                http.Request.ContentLength = content.Headers.ContentLength;
                http.Request.Body = content.ReadAsStream();
            }
        });
        var response = context.Response;
        SetCookies = [.. response.Headers.SetCookie.OfType<string>()];
        foreach (var set in SetCookieHeaderValue.ParseList([.. SetCookies]))
        {
            if (set.Value.Length == 0)
            {
                cookies.Remove(set.Name.ToString());
            }
            else
            {
                cookies[set.Name.ToString()] = set.Value.ToString();
            }
        }

        using var reader = new StreamReader(response.Body);
        return Page = new Page(response.StatusCode, await reader.ReadToEndAsync(), response.Headers.Location.ToString(),
            response.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>An answer.</summary>
internal sealed record Page(int Status, string Text, string RedirectTo, IReadOnlyDictionary<string, string> Headers)
{
    public IHtmlDocument Document { get; } = new HtmlParser().ParseDocument(Text);

    /// <summary>Where it leads; null when it does not.</summary>
    public Uri? Location => RedirectTo.Length == 0 ? null : new Uri(IssuerFixture.Address, RedirectTo);

    public string Heading => Document.QuerySelector("h1")?.TextContent ?? "";

    public System.Text.Json.JsonElement Json() => System.Text.Json.JsonDocument.Parse(Text).RootElement;

    /// <summary>A parameter of the address that it leads to.</summary>
    public string? Parameter(string name) => System.Web.HttpUtility.ParseQueryString(Location?.Query ?? "")[name];
}
