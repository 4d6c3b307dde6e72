using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>No text of any body takes what points out a person.</summary>
public sealed class PersonalDataTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(" 811218-9876")]
    [InlineData("-19811218-9876")]
    [InlineData(" 070-123 45 67")]
    [InlineData(" nagon@exempel.se")]
    public async Task Texts_OfEveryExample_RefusePersonalDataByName(string personal)
    {
        var faults = new List<string>();
        var texts = 0;
        foreach (var played in Changes())
        {
            foreach (var (path, body) in Spoiled(played.Exchange["body"]!.AsObject(), personal))
            {
                texts++;
                using var response = await host.Http.SendAsync(Request(played, body));
                var answer = await response.Content.ReadAsStringAsync();
                if ((int)response.StatusCode != 400 || !Names(answer, path))
                {
                    faults.Add($"{played} {path}: {(int)response.StatusCode} {answer}");
                }
            }
        }

        Faults.AssertNone(faults);
        Assert.True(texts > 80, $"Only {texts} texts were tried.");
    }

    /// <summary>One example of each operation that takes a JSON object.</summary>
    private IEnumerable<Played> Changes() =>
        from played in host.Played.All
        where played.Exchange["body"] is JsonObject && played.Status < 300

            // It names what is to be removed, and nothing of it is stored.
            && played.Operation.Id != "redactText"

            // It stores nothing: the answer lists the place, and storing the draft is refused.
            && played.Operation.Id != "readWording"
        group played by played.Operation.Id into same
        select same.First();

    /// <summary>The body once for each of its texts, with that one ending in personal data.</summary>
    private static IEnumerable<(string Path, JsonObject Body)> Spoiled(JsonObject example, string personal)
    {
        var count = Leaves(example).Count();
        for (var i = 0; i < count; i++)
        {
            var body = example.DeepClone().AsObject();
            var leaf = Leaves(body).ElementAt(i);
            var path = leaf.GetPath()["$.".Length..];
            leaf.ReplaceWith(JsonValue.Create(leaf.GetValue<string>() + personal));
            yield return (path, body);
        }
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject place => place.SelectMany(member => Leaves(member.Value)),
        JsonArray list => list.SelectMany(Leaves),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value],
        _ => [],
    };

    /// <summary>True when the problem names the text, or the object or list that it stands in.</summary>
    private static bool Names(string problem, string path) => JsonNode.Parse(problem)!["errors"]!.AsArray()
        .Select(error => error!["field"]!.GetValue<string>())
        .Any(field => field.Length > 0 && (path.StartsWith(field, StringComparison.Ordinal) || field.StartsWith(path, StringComparison.Ordinal)));

    private HttpRequestMessage Request(Played played, JsonObject body)
    {
        var path = Regex.Replace(played.Operation.Path, @"\{(\w+)\}", match => Uri.EscapeDataString(played.Exchange["path"]![match.Groups[1].Value]!.GetValue<string>()));
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return StandaloneFixture.Request(played.Operation.Method, path, host.TokenOf(played.Exchange["token"]?.GetValue<string>()), content);
    }
}
