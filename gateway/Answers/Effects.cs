using System.Text.Json;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>What a record would change; null when Reporting did not say.</summary>
internal sealed record Effects(PreviewRecordsResponse? Preview)
{
    private const string Reporting = "reporting";

    /// <summary>The record would change nothing, as nothing of it would be stored.</summary>
    public static readonly Effects None = new(new PreviewRecordsResponse());

    /// <summary>Writes "effects", and "unreachable", which names who did not answer: an unknown effect is no effect of none.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (Preview is not null)
        {
            writer.WriteStartArray("effects"u8);
            foreach (var effect in Preview.Effects)
            {
                ProtoJson.Write(writer, effect);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("unreachable"u8);
        if (Preview is null)
        {
            writer.WriteStringValue(Reporting);
        }

        writer.WriteEndArray();
    }
}
