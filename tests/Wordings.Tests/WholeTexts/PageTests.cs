using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Wordings;

namespace Medborgarlofte.Wordings.Tests.WholeTexts;

/// <summary>Whole texts as pages, plans and tables have them: themes, owners in brackets, chapters, rows.</summary>
public sealed class PageTests
{
    private const string ByMeansOf = """
        Torsby – medborgarlöften

        Polisen och Torsby kommun lovar att arbeta för en tryggare kommun.

        Detta gör vi genom att:

         • genomföra minst tolv trafikkontroller per år (Polisen)
         • hålla två trygghetsvandringar per år (Kommunen)
         • träffas en gång i månaden (Polisen och kommunen)

        Medborgarlöftet gäller från mars 2023 till och med december 2024.
        """;

    private const string Themes = """
        Medborgarlöften 2023–2025

        Problembild
        Enkäten visar att:
         • trafiken stör
         • torget är mörkt

        Medborgarlöften

        Trafik

        Invånarna har sagt att hastigheterna borde sänkas i hela kommunen.

         • Polisen ska genomföra 20 hastighetskontroller per år.
         • Kommunen ska visa fartvisare vid skolorna.

        Narkotika

         • Polis och socialtjänst ska hålla orossamtal med unga.

        Kommunchef          Lokalpolisområdeschef
        """;

    private const string Chapters = """
        SAMVERKANSÖVERENSKOMMELSE
        mellan Torsby kommun och Polismyndigheten

        1. Syfte
        Överenskommelsen ska stärka det brottsförebyggande arbetet.

        2. Åtaganden
        2.1 Kommunen åtar sig att
        a) ordna minst två trygghetsvandringar per år,
        b) kalla till rådet fyra gånger per år.
        2.2 Polisen åtar sig att
        a) genomföra minst 40 trafikkontroller per år.

        3. Giltighetstid
        Överenskommelsen gäller från och med den 1 januari 2023 t.o.m. den 31 december 2026.
        """;

    private const string Rows = """
        Handlingsplan för medborgarlöfte 2024

        Aktivitet: Fotpatrullera i centrum minst tre gånger i veckan
        Syfte: Ökad trygghet.
        Ansvarig: Polisen
        Tid: hela året

        Aktivitet: Utbilda personal i tecken på droger
        Ansvarig: Kommunen
        """;

    [Fact]
    public void Read_PromiseAndItsMeans_AreToldApart()
    {
        var agreement = Read(ByMeansOf).Agreement;
        Assert.Equal("Torsby – medborgarlöften", agreement.Title);
        Assert.Equal("Polisen och Torsby kommun lovar att arbeta för en tryggare kommun.", Assert.Single(agreement.Promises).Text);
        Assert.Equal(["P", "M", "PM"], Owners(agreement));
        Assert.All(agreement.Commitments, commitment => Assert.Equal("1", Assert.Single(commitment.Promises)));
        Assert.Equal(("2023-03-01", "2024-12-31"), (agreement.Period.StartDate, agreement.Period.EndDate));
    }

    [Fact]
    public void Read_Themes_AreNoCommitments()
    {
        var agreement = Read(Themes).Agreement;
        Assert.Equal(["P", "M", "PM"], Owners(agreement));
        Assert.Equal([Party.Municipality, Party.Police], agreement.Signatures.Select(signature => signature.Party));
    }

    [Fact]
    public void Read_Chapters_HaveTheirOwners()
    {
        var agreement = Read(Chapters).Agreement;
        Assert.Equal("SAMVERKANSÖVERENSKOMMELSE mellan Torsby kommun och Polismyndigheten", agreement.Title);
        Assert.Equal(["M", "M", "P"], Owners(agreement));
        Assert.Equal(("2023-01-01", "2026-12-31"), (agreement.Period.StartDate, agreement.Period.EndDate));
    }

    [Fact]
    public void Read_LabelledRows_AreCommitmentsWithTheirOwners()
    {
        var agreement = Read(Rows).Agreement;
        Assert.Equal(["Fotpatrullera i centrum minst tre gånger i veckan", "Utbilda personal i tecken på droger"], agreement.Commitments.Select(commitment => commitment.Text));
        Assert.Equal(["P", "M"], Owners(agreement));
    }

    [Fact]
    public void Read_TableWithTabs_TakesEachRow()
    {
        var agreement = Read("Medborgarlöfte 2024\n\nAktivitet\tAnsvarig\tMål\nTrafikkontroller\tPolisen\tMinst 30 per år\nTrygghetsvandringar\tKommunen\tTvå per år\nLägesbild\tPolis och kommun\tVarannan vecka").Agreement;
        Assert.Equal(["P", "M", "PM"], Owners(agreement));
        Assert.Equal([30, 2, 2], agreement.Commitments.Select(commitment => commitment.Targets[0].Occasions.Number));
    }

    [Theory]
    [InlineData("Löftet gäller från 2018 till och med 2020.", "2018-01-01", "2020-12-31")]
    [InlineData("Löftet gäller juni 2022 – december 2023.", "2022-06-01", "2023-12-31")]
    [InlineData("Löftet gäller januari–augusti 2022.", "2022-01-01", "2022-08-31")]
    [InlineData("Löftet gäller 1 juni 2019 - juni 2020.", "2019-06-01", "2020-06-30")]
    [InlineData("Löftet gäller 2022-03-01 t.o.m. 2024-02-29.", "2022-03-01", "2024-02-29")]
    [InlineData("Löftet gäller i två år från den 1 mars 2022.", "2022-03-01", "2024-02-29")]
    [InlineData("Löftet löper på fyra år med början 1/1 2019.", "2019-01-01", "2022-12-31")]
    [InlineData("Löftet gäller kvartal 2 2024.", "2024-04-01", "2024-06-30")]
    public void Read_Period_IsWhatTheTextSays(string sentence, string start, string end)
    {
        var period = Read("Torsby – medborgarlöften\n\n" + sentence).Agreement.Period;
        Assert.Equal((start, end), (period.StartDate, period.EndDate));
    }

    [Theory]
    [InlineData("Medborgarlöften ska\n • öka tryggheten\n • förebygga brott\n\nPolisen ska:\n • genomföra tio trafikkontroller", "P")]
    [InlineData("– Det här är viktigt för oss, säger kommundirektören.\n\nKommunen ska:\n – hålla två medborgardialoger", "M")]
    [InlineData("Löfte 1: Polisen ska genomföra tio trafikkontroller.\nLöfte 2: Kommunen ska hålla två medborgardialoger.", "P M")]
    [InlineData("Situation\n\nInvånarna är oroliga.\n\n • Polisen ska genomföra tio trafikkontroller\n • Kommunen ska hålla två medborgardialoger", "P M")]
    [InlineData("Polisen och kommunen lovar att arbeta för trygghet genom följande aktiviteter:\n\nTrafik\n\n • Polisen ska genomföra tio trafikkontroller", "P")]
    [InlineData("Polisen och kommunen har identifierat två områden:\n\n • Trafik\n • Narkotika\n\nPolisen ska:\n • genomföra tio trafikkontroller", "P")]
    [InlineData("Mål\n\n • Att fler känner sig hemma\n\nPolisen och kommunen lovar:\n\n • Polisen ska genomföra tio trafikkontroller", "P")]
    [InlineData("Kontaktskapande arbete\n\n • Polisen ska genomföra tio skolbesök", "P")]
    public void Read_WhatStandsBeside_IsNoCommitment(string text, string owners) => Assert.Equal(owners, string.Join(' ', Owners(Read(text).Agreement)));

    [Theory]
    [InlineData("Polisen, Räddningstjänsten och kommunen ska hålla två möten.", "Räddningstjänsten")]
    [InlineData("Polisen ska i samråd med NTF och Trafikverket hålla två möten.", "NTF, Trafikverket")]
    [InlineData("Kommunen ska tillsammans med fastighetsägare och lokala bostadsbolag hålla två möten.", "Fastighetsägare, Bostadsbolag")]
    [InlineData("Kommunen ska tillsammans med Torsby lokalpolisområde hålla två möten.", "")]
    public void Read_OthersWhoTakePart_AreNamed(string sentence, string names) =>
        Assert.Equal(names, string.Join(", ", Read(sentence).Agreement.ThirdParties.Select(party => party.Name)));

    [Fact]
    public void Read_VeryManyPromises_IsRead() =>
        Assert.Equal(100, Read("Vi lovar:\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"- trygghet {i}\n"))).Agreement.Commitments.Count);

    private static IEnumerable<string> Owners(Agreement agreement) =>
        agreement.Commitments.Select(commitment => string.Concat(commitment.Responsible.Order().Select(party => party == Party.Police ? "P" : "M")));

    private static ReadWordingResponse Read(string text) => WordingReader.Read(Municipalities.Find("1737")!, text);
}
