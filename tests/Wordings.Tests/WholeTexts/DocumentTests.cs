using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Wordings;

namespace Medborgarlofte.Wordings.Tests.WholeTexts;

/// <summary>Whole texts in the forms that municipalities give them.</summary>
public sealed class DocumentTests
{
    private const string Numbered = """
        MEDBORGARLÖFTE 2023–2024
        Sala kommun och Polisen i lokalpolisområde Norra Västmanland

        Vad är ett medborgarlöfte?
        Det är en överenskommelse mellan polis och kommun om aktiviteter som ska öka tryggheten.

        Problembild
        Invånarna har lyft trafiken och otryggheten vid resecentrum. 35 procent känner sig otrygga.

        Löfte 1: Tryggare resecentrum
        Polisen kommer att:
        • fotpatrullera vid resecentrum minst två gånger per vecka
        • genomföra 10 narkotikainsatser per år
        Tillsammans kommer vi att:
        • hålla en trygghetsvandring per år

        Löfte 2: Säkrare trafik
        Polisen åtar sig att
        - genomföra minst 40 hastighetskontroller per år, varav minst 10 utanför skolor
        Kommunen åtar sig att
        - se över hastigheterna vid kommunens skolor

        Uppföljning
        Medborgarlöftet följs upp två gånger per år.
        """;

    private const string Unmarked = """
        Medborgarlöfte mellan Polisen och Hässleholms kommun
        Gäller 2022-03-01 - 2024-02-29

        Polisen lovar att:
        minst två gånger i veckan fotpatrullera i centrum och vid Norra
        stationsområdet,
        genomföra trafik-
        kontroller vid minst 10 till-
        fällen per månad,
        medverka i kommunens trygghets-
        och säkerhetsarbete.

        Kommunen lovar att:
        anordna minst en trygghetsvandring per år i varje stadsdel,
        erbjuda samtliga elever i årskurs 7 och 8 utbildning om narkotika.
        """;

    private const string Running = """
        Medborgarlöfte för Kalmar 2022
        Polisen och Kalmar kommun har enats om följande medborgarlöfte. Löftet gäller 1 januari – 31 december 2022.
        Polisen ska under året genomföra minst 30 trafikkontroller. Kommunen ska bjuda in till fyra medborgardialoger. Vi ska också ta fram en handlingsplan mot ungdomskriminalitet.
        """;

    [Fact]
    public void Read_NumberedPromises_PutsCommitmentsUnderThem()
    {
        var agreement = Read("1981", Numbered).Agreement;
        Assert.Equal(["Tryggare resecentrum", "Säkrare trafik"], agreement.Promises.Select(promise => promise.Text));
        Assert.Equal(["1", "1", "1", "2", "2"], agreement.Commitments.Select(commitment => Assert.Single(commitment.Promises)));
        Assert.Equal("Norra Västmanland", agreement.PoliceArea);
        Assert.Equal(("2023-01-01", "2024-12-31"), (agreement.Period.StartDate, agreement.Period.EndDate));
        Assert.Equal(2, agreement.Commitments[2].Responsible.Count);
    }

    [Fact]
    public void Read_NumberInsideAnother_IsListedAsNotUsed()
    {
        var answer = Read("1981", Numbered);
        var left = Assert.Single(answer.NotRead, left => left.Why == UnreadReason.NumberNotUsed);
        Assert.Equal("10", Numbered[left.Start..left.End]);
    }

    [Fact]
    public void Read_Background_IsListedAndNoCommitment() => Assert.Contains(
        Read("1981", Numbered).NotRead, left => left.Why == UnreadReason.NoCommitment && Numbered[left.Start..left.End].Contains("35 procent", StringComparison.Ordinal));

    [Fact]
    public void Read_ListWithoutBullets_TakesEachLine()
    {
        var agreement = Read("1293", Unmarked).Agreement;
        Assert.Equal(5, agreement.Commitments.Count);
        Assert.Equal("genomföra trafikkontroller vid minst 10 tillfällen per månad,", agreement.Commitments[1].Text);
        Assert.Equal("medverka i kommunens trygghets- och säkerhetsarbete.", agreement.Commitments[2].Text);
        Assert.Equal([Party.Police, Party.Police, Party.Police, Party.Municipality, Party.Municipality], agreement.Commitments.Select(one => Assert.Single(one.Responsible)));
        Assert.Equal(("2022-03-01", "2024-02-29"), (agreement.Period.StartDate, agreement.Period.EndDate));
    }

    [Fact]
    public void Read_RunningText_TakesEachSentence()
    {
        var agreement = Read("0880", Running).Agreement;
        Assert.Equal([30, 4], agreement.Commitments.Take(2).Select(commitment => commitment.Targets[0].Occasions.Number));
        Assert.Equal(Per.Period, agreement.Commitments[0].Targets[0].Occasions.Per);
        Assert.NotNull(agreement.Commitments[2].Targets[0].Milestone);
    }

    [Fact]
    public void Read_NoHeading_AsksForTheOwner()
    {
        var answer = Read("0880", "- minst tio trafikkontroller");
        Assert.Equal(HowRead.Asked, answer.Readings.Single(reading => reading.Field == "commitments[0].responsible").How);
        Assert.Equal(HowRead.Asked, answer.Readings.Single(reading => reading.Field == "period").How);
    }

    [Fact]
    public void Read_PerTerm_AsksForTheTerms()
    {
        var answer = Read("0880", "Medborgarlöfte 2022\n\nPolisen ska:\n- besöka skolan två gånger per termin");
        Assert.Equal(2, answer.Agreement.SchoolTerms.Count);
        Assert.Equal(HowRead.Asked, answer.Readings.Single(reading => reading.Field == "schoolTerms").How);
        AgreementValidation.Check(answer.Agreement);
    }

    [Fact]
    public void Read_PhoneNumber_IsListed() => Assert.Contains(
        Read("0880", "Polisen ska:\n- svara på 070-174 06 35 varje dag").NotRead, left => left.Why == UnreadReason.PersonalData);

    [Fact]
    public void Read_MoreCommitmentsThanAnAgreementHolds_ListsTheRest()
    {
        var answer = Read("0880", "Polisen ska:\n" + string.Concat(Enumerable.Repeat("- genomföra tio trafikkontroller\n", 105)));
        Assert.Equal(100, answer.Agreement.Commitments.Count);
        Assert.Equal(5, answer.NotRead.Count(left => left.Why == UnreadReason.TooMuch));
    }

    private static ReadWordingResponse Read(string municipality, string text) => WordingReader.Read(Municipalities.Find(municipality)!, text);
}
