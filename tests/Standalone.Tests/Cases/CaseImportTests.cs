using System.Text.Json;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>Every agreement comes back through REST with all that it went in with.</summary>
[Collection(CasesCollection.Name)]
public sealed class CaseImportTests(CasesFixture cases)
{
    public static TheoryData<string> Names => [.. CaseFile.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Agreement_PostedAndSigned_ReadsBackWithoutLoss(string name)
    {
        var played = await cases.PlayedAsync(name);
        List<string> lost = [];
        Compare("agreement", played.File.Agreement, played.Agreement, lost);
        Assert.True(lost.Count == 0, $"{name}: lost or changed: {string.Join("; ", lost)}");
        Assert.Equal("signed", played.Agreement.GetProperty("state").GetString());
    }

    [Fact]
    public void Files_All_AreFiftyAndOneMadeUp() => Assert.Equal(50 + 1, CaseFile.All.Count);

    private static void Compare(string path, JsonElement file, JsonElement answer, List<string> lost)
    {
        switch (file.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in file.EnumerateObject())
                {
                    if (answer.TryGetProperty(property.Name, out var value))
                    {
                        Compare($"{path}.{property.Name}", property.Value, value, lost);
                    }
                    else
                    {
                        lost.Add($"{path}.{property.Name} is missing");
                    }
                }

                break;
            case JsonValueKind.Array when answer.GetArrayLength() == file.GetArrayLength():
                for (var index = 0; index < file.GetArrayLength(); index++)
                {
                    Compare($"{path}[{index}]", file[index], answer[index], lost);
                }

                break;
            case JsonValueKind.Array:
                lost.Add($"{path} has {answer.GetArrayLength()} of {file.GetArrayLength()}");
                break;
            default:
                if (!JsonElement.DeepEquals(file, answer))
                {
                    lost.Add($"{path} is {answer} and was {file}");
                }

                break;
        }
    }
}
