using System.Runtime.CompilerServices;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.ServiceDefaults.Tests.Validation;

/// <summary>The guard against texts as they are written: what must be let through beside this file, and what must not.</summary>
public sealed class PersonalDataCorpusTests
{
    [Fact]
    public void Find_InnocentTexts_FindsNothing()
    {
        var texts = Lines("innocent-texts.txt");
        Assert.True(texts.Length >= 300);
        Assert.Empty(texts.Where(text => PersonalData.Find(text) is not null).Select(text => $"{PersonalData.Find(text)}: {text}"));
    }

    [Fact]
    public void Find_DisguisedPersonalData_IsFound()
    {
        var texts = Lines("personal-texts.txt");
        Assert.True(texts.Length >= 100);
        Assert.DoesNotContain(texts, text => PersonalData.Find(text) is null);
        Assert.DoesNotContain(texts, text => PersonalData.Find($"Enligt uppgift {text} i centrum.") is null);
    }

    [Fact]
    public void Find_LongHostileText_IsLinear()
    {
        foreach (var part in new[] { "a", "1", "1 ", "a@", "0 7 ", "(at)", "at ", "57.", "70 ", "\u200b", "a b c ", "8-1-" })
        {
            var text = string.Concat(Enumerable.Repeat(part, 2000 / part.Length));
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            PersonalData.Find(text);
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1), part);
        }
    }

    private static string[] Lines(string file, [CallerFilePath] string here = "") => File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, file));
}
