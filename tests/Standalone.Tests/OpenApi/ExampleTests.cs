using System.Text.Json.Nodes;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>The description's examples, played on a real host.</summary>
public sealed class ExampleTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public void Examples_Sent_AreAnsweredAsRecorded()
    {
        Assert.False(ExchangePlayer.Records, "The examples have been recorded; run again without UPDATE_EXAMPLES.");
        Faults.AssertNone(host.Played.All.Where(played => played.Status != played.Exchange["status"]!.GetValue<int>())
            .Select(played => $"{played}: {played.Status} {played.Text}"));
        Faults.AssertNone(host.Played.All.SelectMany(played => played.Differences.Select(difference => $"{played}: {difference}")));
    }

    [Fact]
    public void Answers_OfAllExamples_FitTheirSchema() => Faults.AssertNone(host.Played.All.SelectMany(played =>
    {
        var described = host.Description.Answer(played.Operation, played.Status, played.MediaType);
        if (described is null)
        {
            return [$"{played}: {played.Status} {played.MediaType} is not described"];
        }

        return played.Answer is null ? [] : Lines(played).SelectMany(answer =>
            SchemaCheck.Faults(host.Description, answer.Schema ?? described["schema"]!, answer.Value).Select(fault => $"{played}: {fault}"));
    }));

    [Fact]
    public void Answers_OfAllExamples_TellTheTrace() => Assert.All(host.Played.All, played => Assert.True(played.HasTrace, played.ToString()));

    [Fact]
    public void Operations_Described_HaveAnExampleOfTheirRequestAndAnswer() => Faults.AssertNone(
        from operation in host.Description.Operations
        let requests = operation.Json["requestBody"]?["content"]?.AsObject().Where(media => media.Key == "application/json") ?? []
        let answers = operation.Json["responses"]!.AsObject().Where(response => response.Key is "200" or "201")
            .SelectMany(response => response.Value!["content"]!.AsObject()).ToList()
        where requests.Any(media => media.Value!["examples"]?.AsObject() is not { Count: > 0 })
            || (answers.Count > 0 && answers.All(media => media.Value!["examples"]?.AsObject() is not { Count: > 0 }))
        select operation.ToString());

    [Fact]
    public void ExamplesInTheDocument_AgainstTheirSchemas_AreValid()
    {
        var faults = new List<string>();
        Walk(host.Description.Document, "#", faults);
        Faults.AssertNone(faults);
    }

    /// <summary>Every place where an example stands beside a schema.</summary>
    private void Walk(JsonNode? node, string path, List<string> faults)
    {
        if (node is JsonObject place)
        {
            if (place["schema"] is { } schema)
            {
                var values = (place["examples"]?.AsObject() ?? []).Select(example => example.Value!["value"]).ToList();
                if (place.ContainsKey("example"))
                {
                    values.Add(place["example"]);
                }

                faults.AddRange(values.SelectMany(value => SchemaCheck.Faults(host.Description, schema, value)).Select(fault => $"{path}: {fault}"));
            }

            foreach (var (key, value) in place)
            {
                Walk(value, $"{path}/{key}", faults);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Walk(item, path, faults);
            }
        }
    }

    /// <summary>An answer of result lines as its lines, each with the schema of a line.</summary>
    private IEnumerable<(JsonNode? Schema, JsonNode? Value)> Lines(Played played) => played.MediaType != "application/x-ndjson"
        ? [(null, played.Answer)]
        : played.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => ((JsonNode?)host.Description.Document["components"]!["schemas"]!["ResultLine"], JsonNode.Parse(line)));
}
