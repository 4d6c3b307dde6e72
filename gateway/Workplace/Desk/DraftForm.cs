using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>
/// A draft as its form holds it: the API's JSON, where a value may be one that the API would refuse, so that whoever wrote it can mend it.
/// </summary>
public sealed class DraftForm
{
    private static readonly string[] SetByService = ["state", "signatures", "wordingHash", "revisions", "proposedRevision", "record"];

    private DraftForm(JsonObject json) => Json = json;

    /// <summary>As the API takes it, but for values that are not valid.</summary>
    public JsonObject Json { get; }

    /// <summary>The stored version that it began with; empty for none.</summary>
    public string Etag { get; set; } = "";

    /// <summary>The text that it was read from; empty when it is not known any more.</summary>
    public string Source { get; set; } = "";

    /// <summary>Values of the form that are not taken, by path.</summary>
    public IReadOnlyList<FieldViolation> Errors { get; set; } = [];

    /// <summary>The linter's warnings of the stored draft.</summary>
    public IReadOnlyList<LintWarning> Warnings { get; set; } = [];

    /// <summary>True for another wording of a signed agreement, whose own areas, activities and organisations stay as they are.</summary>
    public bool IsRevision { get; set; }

    /// <summary>Signatures of the stored version; they no longer hold when it is changed.</summary>
    public IReadOnlyList<Signature> Signatures { get; set; } = [];

    /// <summary>Ids of commitments that have stood in the agreement: a new one gets none of them.</summary>
    public IReadOnlyCollection<string> TakenIds { get; set; } = [];

    /// <summary>Of the agreement.</summary>
    public string Id => Text("id");

    /// <summary>Of a stored agreement, without what the service sets.</summary>
    public static DraftForm Of(Agreement agreement)
    {
        var draft = new Agreement(agreement) { State = AgreementState.Unspecified, WordingHash = "", Record = null, ProposedRevision = null };
        draft.Signatures.Clear();
        draft.Revisions.Clear();
        return new DraftForm(ToJson(draft)) { Etag = agreement.Record?.Etag ?? "" };
    }

    /// <summary>Of an agreement's JSON, without what the service sets; null for what has not an agreement's shape.</summary>
    /// <param name="json">The text.</param>
    /// <param name="fault">Where it has another shape; empty when it is no JSON object at all.</param>
    public static DraftForm? Parse(string json, out string fault)
    {
        fault = "";
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = ProtoJson.DeepestLevel, AllowDuplicateProperties = false };
            if (JsonNode.Parse(json, documentOptions: options) is not JsonObject draft)
            {
                return null;
            }

            foreach (var name in SetByService)
            {
                draft.Remove(name);
            }

            fault = DraftShape.FirstFault(draft) ?? "";
            return fault.Length == 0 ? new DraftForm(draft) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As the API takes it; with the values that it would refuse in <see cref="Errors"/>.</summary>
    public Agreement ToAgreement()
    {
        var agreement = ProtoJson.Read<Agreement>(Encoding.UTF8.GetBytes(Json.ToJsonString()), out var refusal);
        Errors = refusal?.Fields ?? [];
        return agreement;
    }

    /// <summary>A message as JSON that can be changed.</summary>
    public static JsonObject ToJson(Google.Protobuf.IMessage message) => (JsonObject)JsonNode.Parse(ProtoJson.ToUtf8(message).Span)!;

    /// <summary>The value at a path as text; empty for none.</summary>
    public string Text(string path) => FieldPath.Get(Json, path) is JsonValue value ? value.ToString() : "";

    /// <summary>True where the value is true.</summary>
    public bool Is(string path) => FieldPath.Get(Json, path) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>True where there is something at a path.</summary>
    public bool Has(string path) => FieldPath.Get(Json, path) is not null;

    /// <summary>How many a list holds.</summary>
    public int Count(string path) => FieldPath.Get(Json, path) is JsonArray list ? list.Count : 0;

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Texts(string path) => FieldPath.Get(Json, path) is JsonArray list ? [.. list.Select(one => one is JsonValue value ? value.ToString() : "")] : [];

    /// <summary>The list at a path, made when there is none.</summary>
    public JsonArray List(string path)
    {
        if (FieldPath.Get(Json, path) is not JsonArray list)
        {
            list = [];
            FieldPath.Set(Json, path, list);
        }

        return list;
    }

    /// <summary>What is wrong with the value at a path, or with one in its list; null for nothing.</summary>
    public FieldViolation? ErrorAt(string path) => Errors.FirstOrDefault(error => error.Field == path
        || (error.Field.StartsWith(path, StringComparison.Ordinal) && error.Field.AsSpan(path.Length) is ['[', .., ']'] && !error.Field.AsSpan(path.Length).Contains('.')));
}
