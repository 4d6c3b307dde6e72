using Google.Protobuf;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Wordings;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Wordings.Tests.Cases;

/// <summary>One of the fifty agreements, written out as such documents are: each commitment a bullet under its owner's heading.</summary>
internal sealed record SignedCase(string Name, Agreement Signed, Agreement Read)
{
    private static readonly Dictionary<string, string[]> Headings = new()
    {
        ["Police"] = ["Polisen ska:", "Polisen", "Polisen åtar sig att:", "Polisens åtaganden"],
        ["Municipality"] = ["Kommunen ska:", "Kommunen", "Kommunen åtar sig att:", "Kommunens åtaganden"],
        ["Police, Municipality"] = ["Polisen och kommunen ska tillsammans:", "Gemensamma åtaganden", "Vi ska:", "Polis och kommun"],
    };

    public static IReadOnlyList<SignedCase> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests/Reporting.Tests/Cases"), "*.json").Order(StringComparer.Ordinal).Select((file, index) => Of(file, index)),
    ];

    private static SignedCase Of(string file, int index)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
        var signed = ProtoJson.Read<Agreement>(System.Text.Encoding.UTF8.GetBytes(json.RootElement.GetProperty("agreement").GetRawText()));
        var answer = WordingReader.Read(Municipalities.Find(signed.MunicipalityCode)!, Document(signed, index));
        return new SignedCase(Path.GetFileNameWithoutExtension(file), signed, answer.Agreement);
    }

    private static string Document(Agreement signed, int index)
    {
        var lines = new List<string> { signed.Title, "" };
        IReadOnlyList<Party> owner = [];
        foreach (var commitment in signed.Commitments)
        {
            if (!owner.SequenceEqual(commitment.Responsible))
            {
                owner = commitment.Responsible;
                lines.AddRange("", Headings[string.Join(", ", owner)][index % 4]);
            }

            lines.Add($"• {commitment.Text}");
        }

        return string.Join('\n', lines);
    }
}
