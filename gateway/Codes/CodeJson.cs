using System.Text.Json;
using Medborgarlofte.Gateway.Answers;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>Code lists as JSON.</summary>
internal static class CodeJson
{
    /// <summary>Writes which lists there are.</summary>
    public static void WriteIndex(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("lists"u8);
        foreach (var list in PublishedCodeList.All)
        {
            writer.WriteStartObject();
            WriteHead(writer, list);
            writer.WriteString("address"u8, GatewayComposition.BasePath + list.Address);
            writer.WriteBoolean("hasOwn"u8, list.Own is not null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A list with its codes.</summary>
    public static ReadOnlyMemory<byte> Write(PublishedCodeList list, IReadOnlyList<PublishedCode> codes) => JsonAnswer.Write(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, list);
        writer.WriteNumber("total"u8, codes.Count);
        writer.WriteStartArray("codes"u8);
        foreach (var code in codes)
        {
            Write(writer, list, code);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter writer, PublishedCodeList list)
    {
        writer.WriteString("list"u8, list.Name);
        writer.WriteString("sv"u8, list.Sv);
        writer.WriteString("en"u8, list.En);
    }

    private static void Write(Utf8JsonWriter writer, PublishedCodeList list, PublishedCode code)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, code.Code);
        writer.WriteString("sv"u8, code.Sv);
        writer.WriteString("en"u8, code.En);
        foreach (var name in list.More.Where(code.More.ContainsKey))
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, code.More[name]);
        }

        writer.WriteEndObject();
    }
}
