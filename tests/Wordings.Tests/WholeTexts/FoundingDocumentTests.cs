using Google.Protobuf;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Wordings;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Testing;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Wordings.Tests.WholeTexts;

/// <summary>The text that the system exists to follow up becomes the example agreement.</summary>
public sealed class FoundingDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Wordings.Tests/WholeTexts/Founding.txt"));
    private static readonly ReadWordingResponse Answer = WordingReader.Read(Municipalities.Find("0685")!, Text);

    [Fact]
    public void Read_FoundingDocument_IsTheExampleAgreement()
    {
        var example = ProtoJson.Read<Wire.Agreement>(File.ReadAllBytes(Path.Combine(Repository.Root, "services/Standalone/Example/agreement.json")));
        var read = Comparable(Answer.Agreement);
        var signed = Comparable(example);
        Assert.Equal(signed.Commitments.Select(JsonFormatter.ToDiagnosticString), read.Commitments.Select(JsonFormatter.ToDiagnosticString));
        read.Commitments.Clear();
        signed.Commitments.Clear();
        Assert.Equal(signed, read);
    }

    [Fact]
    public void Read_FoundingDocument_NamesWhoSigns() => Assert.Equal(
        [(Party.Municipality, "kommunstyrelsens ordförande"), (Party.Police, "lokalpolisområdeschef")],
        Answer.Agreement.Signatures.Select(signature => (signature.Party, signature.Role)));

    [Fact]
    public void Read_FoundingDocument_SaysWhereTheNumberStands()
    {
        var number = Answer.Readings.Single(reading => reading.Field == "commitments[1].targets[0].occasions.number");
        Assert.Equal(("femton", HowRead.Stated), (Text[number.Start..number.End], number.How));
        var comparison = Answer.Readings.Single(reading => reading.Field == "commitments[1].targets[0].occasions.comparison");
        Assert.Equal("minst", Text[comparison.Start..comparison.End]);
        var owner = Answer.Readings.Single(reading => reading.Field == "commitments[6].responsible");
        Assert.Equal(("Det ska vi åstadkomma genom följande aktiviteter:", HowRead.Inferred), (Text[owner.Start..owner.End], owner.How));
    }

    [Fact]
    public void Read_FoundingDocument_IsADraftThatIsTaken() => AgreementValidation.Check(Answer.Agreement);

    /// <summary>Without what the text does not say, and with lists whose order means nothing in one order.</summary>
    private static Wire.Agreement Comparable(Wire.Agreement agreement)
    {
        var one = new Wire.Agreement(agreement) { Reading = "", Example = false, SituationPicture = "" };
        one.Signatures.Clear();
        foreach (var promise in one.Promises)
        {
            promise.Problems.Clear();
        }

        foreach (var commitment in one.Commitments)
        {
            commitment.Reading = "";
            Sort(commitment.Responsible);
            foreach (var target in commitment.Targets)
            {
                target.Counting ??= new CountingRule();
                Sort(target.Counting.Kinds);
                foreach (var step in target.Milestone?.Steps ?? [])
                {
                    // The code is a proposal, and the English name is asked for.
                    (step.Code, step.Name.En) = ("", "");
                }
            }
        }

        return one;
    }

    private static void Sort<T>(Google.Protobuf.Collections.RepeatedField<T> values)
    {
        var sorted = values.Order().ToList();
        values.Clear();
        values.AddRange(sorted);
    }
}
