using System.Text.Json.Nodes;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.OpenApi;

/// <summary>
/// What programs that make clients need: every object has a name, and what may be left out is something that a client can leave out. A number
/// that is not nullable is sent as 0, and a day as 0001-01-01.
/// </summary>
[Collection(GatewayCollection.Name)]
public sealed class GeneratorTests(GatewayHost host) : GatewayTests(host)
{
    private const string Reference = "$ref";

    [Fact]
    public async Task BodiesAndAnswers_AsJson_AreNamed()
    {
        var operations = (await DocumentAsync())["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(method => method.Value is JsonObject)).ToList();
        var schemas = operations.Select(method => (method.Value!["operationId"], method.Value["requestBody"]?["content"]?["application/json"]?["schema"]))
            .Concat(operations.SelectMany(method => method.Value!["responses"]!.AsObject()
                .Select(response => (method.Value["operationId"], response.Value?["content"]?["application/json"]?["schema"]))))
            .Where(schema => schema.Item2 is not null).ToList();
        Assert.True(schemas.Count > 50);
        Assert.Empty(schemas.Where(schema => schema.Item2![Reference] is null).Select(schema => $"{schema.Item1}: {schema.Item2!.ToJsonString()}"));
    }

    [Fact]
    public async Task Properties_OfEveryShape_HoldNoNamelessObject()
    {
        var nameless = from shape in (await DocumentAsync())["components"]!["schemas"]!.AsObject()
                       from property in shape.Value!["properties"]?.AsObject() ?? []
                       where IsObject(property.Value!) || IsObject(property.Value!["items"])
                       select $"{shape.Key}.{property.Key}";
        Assert.Empty(nameless);
    }

    [Fact]
    public async Task Scalars_ThatMayBeLeftOut_AreNullable()
    {
        var sent = from shape in (await DocumentAsync())["components"]!["schemas"]!.AsObject()
                   let required = shape.Value!["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToList() ?? []
                   from property in shape.Value["properties"]?.AsObject() ?? []
                   where !required.Contains(property.Key) && property.Value![Reference] is null
                   let types = property.Value["type"] is JsonArray several ? several.Select(type => type!.GetValue<string>()).ToList() : [property.Value["type"]!.GetValue<string>()]
                   where !types.Contains("null") && !types.Contains("array") && !types.Contains("object")
                   select $"{shape.Key}.{property.Key}";
        Assert.Empty(sent);
    }

    private static bool IsObject(JsonNode? schema) => schema?["type"] is JsonValue type && type.GetValue<string>() == "object";

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse(await (await GetAsync("/openapi.json")).Content.ReadAsStringAsync())!;
}
